import everything from './jest.config.js'

/** `npm run test:unit`: the domain and the forms, which need no store and no browser. */
const { globalSetup: _setup, globalTeardown: _teardown, ...rest } = everything
export default { ...rest, roots: ['<rootDir>/dist/test/domain', '<rootDir>/dist/test/forms'] }
