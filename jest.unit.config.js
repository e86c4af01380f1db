import everything from './jest.config.js'

/** `npm run test:unit`: the domain and the forms, which need no store and no browser. */
const { globalSetup: _setup, globalTeardown: _teardown, ...rest } = everything
// They compute and never wait: a third worker would only load the modules once more.
export default { ...rest, maxWorkers: 2, roots: ['<rootDir>/dist/test/domain', '<rootDir>/dist/test/forms'] }
