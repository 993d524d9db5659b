/** ESM throughout: run with `node --experimental-vm-modules` (scripts/test.mjs does). */
export default {
  testMatch: ['<rootDir>/{server,channels,flows,core,contract,api,prisma,scripts,ml}/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  testEnvironment: '<rootDir>/scripts/testing/environment.mjs',
  globalSetup: '<rootDir>/core/db/testing/global-setup.mjs',
  globalTeardown: '<rootDir>/core/db/testing/global-teardown.mjs',
  transformIgnorePatterns: ['/node_modules/(?!@arogya/)'],
  maxWorkers: 2,
  // Modules of files that are done are never given back: a worker that holds too many of them begins anew.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 60_000,
};
