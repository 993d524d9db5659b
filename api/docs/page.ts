import { NOTICE_MONTHS, PROBLEMS, type OpenApiDocument, type Operation } from '@arogya/contract';
import { html, prose, type Html } from './html.ts';
import { fieldsTable, parametersTable, schemaText } from './schema.ts';
import { tryForm } from './try-form.ts';

interface Route {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** The page in which every route, schema and error of all versions is named. */
export function pageOf(documents: readonly OpenApiDocument[]): string {
  const title = `${documents[0]?.info.title ?? ''} API`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/api/docs/docs.css" />
        <script src="/api/docs/docs.js" type="module"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the routes</a>
        <header><h1>${title}</h1></header>
        <nav aria-label="Contents">
          ${documents.map(contents)}
          <p><a href="#changes">Versions and changes</a></p>
          <p><a href="#problems">Errors</a></p>
        </nav>
        <main id="main">
          <form id="access">
            <label for="token">Access token for the trials on this page; it is forgotten with the page</label>
            <input id="token" type="password" autocomplete="off" spellcheck="false" />
          </form>
          ${documents.map(version)} ${changes(documents)} ${problems}
        </main>
      </body>
    </html> `;
  return page.text;
}

const routesIn = (document: OpenApiDocument): Route[] =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      id: `${document.info.version}-${operation.operationId}`,
      method: method.toUpperCase(),
      path: document.servers[0]!.url + path,
      operation,
    })),
  );

const contents = (document: OpenApiDocument): Html =>
  html`<h2>${document.info.version}</h2>
    <ul>
      ${routesIn(document).map(
        ({ id, method, path }) =>
          html` <li>
            <a href="#${id}"><span class="method">${method}</span> ${path}</a>
          </li>`,
      )}
    </ul>`;

const version = (document: OpenApiDocument): Html =>
  html` <section aria-labelledby="${document.info.version}">
    <h2 id="${document.info.version}">${document.info.version}</h2>
    <p>${prose(document.info.description)}</p>
    <p><a href="${document.servers[0]!.url}/openapi.json">The same as OpenAPI ${document.openapi}</a></p>
    ${routesIn(document).map((route) => section(route, document))}
    <h3 id="${document.info.version}-things">Things</h3>
    ${Object.entries(document.components.schemas).map(
      ([name, schema]) =>
        html` <section aria-labelledby="${document.info.version}-thing-${name}">
          <h4 id="${document.info.version}-thing-${name}">${name}</h4>
          ${fieldsTable(schema, document, `Fields of ${name}`)}
        </section>`,
    )}
  </section>`;

const section = ({ id, method, path, operation }: Route, document: OpenApiDocument): Html =>
  html` <section class="route" aria-labelledby="${id}">
    <h3 id="${id}">
      <span class="method">${method}</span> ${path}${
        operation.deprecated ? html` <span class="deprecated">deprecated</span>` : null
      }
    </h3>
    <p><strong>${operation.summary}.</strong> ${prose(operation.description ?? '')}</p>
    <p>
      ${
        operation['x-permission'] === 'public'
          ? 'Open to everybody.'
          : html`Needs a bearer token and the permission <code>${operation['x-permission']}</code>.`
      }
    </p>
    ${parametersTable(operation.parameters, document)}
    ${Object.values(operation.requestBody?.content ?? {}).map(
      ({ schema }) =>
        html`<h4>Body</h4>
          ${fieldsTable(schema, document, 'Fields of the body')}`,
    )}
    <h4>Answers</h4>
    <dl>
      ${Object.entries(operation.responses).map(
        ([status, { description, content }]) =>
          html` <dt>${status}</dt>
            <dd>
              ${prose(description)}${Object.values(content ?? {}).map(({ schema }) =>
                Number(status) >= 400
                  ? html` <a href="#problems">Problem</a>`
                  : schema['properties']
                    ? fieldsTable(schema, document, `Fields of the answer ${status}`)
                    : html` ${schemaText(schema, document)}`,
              )}
            </dd>`,
      )}
    </dl>
    ${tryForm(id, method, path, operation)}
  </section>`;

/** What goes, with its last day; the address is in the header Link of what is deprecated. */
const changes = (documents: readonly OpenApiDocument[]): Html => {
  const going = documents.flatMap((document) =>
    routesIn(document).flatMap(({ id, method, path, operation }) =>
      marksIn(operation).map(
        ({ name, sunset, instead }) =>
          html` <li>
            <a href="#${id}">${method} ${path}</a>${name ? html`, <code>${name}</code>` : null}: gone after
            ${sunset}. ${instead}
          </li>`,
      ),
    ),
  );
  return html` <section aria-labelledby="changes">
    <h2 id="changes">Versions and changes</h2>
    <p>
      Within a version answers may gain fields, and requests may gain optional ones; nothing else changes.
      What goes is announced at least ${NOTICE_MONTHS} months before: answers that depend on it carry
      <code>Deprecation</code> and <code>Sunset</code>.
    </p>
    ${
      going.length > 0
        ? html`<ul>
            ${going}
          </ul>`
        : html`<p>Nothing is deprecated today.</p>`
    }
  </section>`;
};

interface Mark {
  readonly name: string;
  readonly sunset: string;
  readonly instead: string;
}

function marksIn(node: unknown, name = ''): Mark[] {
  if (typeof node !== 'object' || node === null) return [];
  const its = node as Readonly<Record<string, unknown>>;
  const own = typeof its['x-sunset'] === 'string' ? its : null;
  // A parameter says its name beside its schema, a field is called by its key.
  const called = typeof its['in'] === 'string' ? String(its['name']) : name;
  return [
    ...(own ? [{ name, sunset: String(own['x-sunset']), instead: String(own['x-instead']) }] : []),
    ...Object.entries(its).flatMap(([key, inner]) => marksIn(inner, key === 'schema' ? called : key)),
  ];
}

const problems = html` <section aria-labelledby="problems">
  <h2 id="problems">Errors</h2>
  <p>Each is <code>application/problem+json</code> (RFC 9457). Its <code>type</code> is one of these.</p>
  <dl>
    ${Object.entries(PROBLEMS).map(
      ([status, { type, title, when }]) =>
        html` <dt id="${type}">${status} ${title}</dt>
          <dd>${prose(when)}</dd>`,
    )}
  </dl>
</section>`;
