/** Version of DynamoSync, as in `package.json`: pages name it, so that a site and an API of two versions are found. */
export const version = '0.1.0'
