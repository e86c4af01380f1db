/**
 * Exits at once, with the remedy, if the running Node is too old for the project. The npm package `node` puts Node 24
 * first on the PATH of every npm script; after `npm ci --ignore-scripts` it silently does not.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 22)) {
  console.error(
    `DynamoSync needs Node 22.22 or later; this is Node ${process.versions.node}.\n` +
      'Run `npm ci` without --ignore-scripts: it installs Node 24 for the scripts of this folder.',
  )
  process.exit(1)
}
