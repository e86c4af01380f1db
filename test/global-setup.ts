import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers'

declare global {
  var dynamoDbLocal: StartedTestContainer | undefined
  var temporaryFolder: string | undefined
}

/** Whether an absence is a failure: `DYNAMOSYNC_REQUIRE=docker,browser`. */
const required = (part: string): boolean =>
  (process.env['DYNAMOSYNC_REQUIRE'] ?? '').split(',').includes(part)

/** Gives all temporary folders of the tests one parent, which the teardown removes. */
const ownTemporaryFolder = async (): Promise<void> => {
  globalThis.temporaryFolder = await mkdtemp(join(tmpdir(), 'dynamosync-tests-'))
  // Sticky, as the folder above it: nobody may take it for a folder of one program.
  await chmod(globalThis.temporaryFolder, 0o1700)
  process.env['TMPDIR'] = globalThis.temporaryFolder
}

/** Starts DynamoDB Local once for all test files, where Docker answers; else says what will not run. */
export default async (): Promise<void> => {
  await ownTemporaryFolder()
  const image = process.env['DYNAMODB_LOCAL_IMAGE'] ?? 'amazon/dynamodb-local:2.6.1'
  try {
    const container = await new GenericContainer(image)
      // It lives for a minute: what Java spends on compiling better code would be taken from the tests.
      .withEnvironment({ JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' })
      .withExposedPorts(8000)
      .withWaitStrategy(Wait.forListeningPorts())
      .start()
    globalThis.dynamoDbLocal = container
    process.env['TEST_DYNAMODB_LOCAL'] = `http://${container.getHost()}:${container.getMappedPort(8000)}`
  } catch (cause) {
    if (required('docker'))
      throw new Error('DYNAMOSYNC_REQUIRE names docker, and Docker does not answer', { cause })
    process.stdout.write(
      '\nNot run: the suites on DynamoDB Local, as Docker does not answer. They ran on the embedded DynamoDB only.\n',
    )
  }
}
