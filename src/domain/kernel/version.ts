/**
 * Version of DynamoSync, as in `package.json`: pages state it, so that a site and an API of different versions are
 * noticed.
 */
export const version = '0.1.0'
