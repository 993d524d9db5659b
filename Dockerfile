# One image for every role: the argument after dist/main.js says which.

FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY core/rules/package.json core/rules/
COPY contract/package.json contract/
RUN npm ci --include=dev
COPY . .
RUN node scripts/setup.mjs && npm prune --omit=dev

FROM node:20.20.2-bookworm-slim AS service
ENV NODE_ENV=production
# Of the allocator's pools, one for each thread unless told, two are enough and 20 MB less.
ENV MALLOC_ARENA_MAX=2
WORKDIR /app
# The code belongs to root and is only read; what the service may write is its own folder.
COPY --from=build /app ./
RUN install --directory --owner=node --group=node /var/lib/arogya
USER node
EXPOSE 8000
CMD ["node", "--max-old-space-size=256", "--max-semi-space-size=32", "--initial-old-space-size=160", "dist/main.js", "api"]
