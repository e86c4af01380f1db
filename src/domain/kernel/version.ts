/**
 * Version of DynamoSync, as in `package.json`: pages state it, so that a version mismatch between site and API is
 * noticed.
 */
export const version = '0.1.0'
