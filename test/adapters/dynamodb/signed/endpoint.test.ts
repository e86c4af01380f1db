import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { endpointIn } from '../../../../src/adapters/dynamodb/signed/endpoint.js'
import { signedSend } from '../../../../src/adapters/dynamodb/signed/signed-send.js'

const regions = [
  'af-south-1',
  'ap-southeast-7',
  'ca-west-1',
  'cn-north-1',
  'cn-northwest-1',
  'eu-central-1',
  'eu-isoe-west-1',
  'eusc-de-east-1',
  'il-central-1',
  'mx-central-1',
  'us-east-1',
  'us-gov-east-1',
  'us-gov-west-1',
  'us-iso-east-1',
  'us-iso-west-1',
  'us-isob-east-1',
  'us-isof-south-1',
  'xx-future-1',
]

const complaints = (environment: Record<string, string>): unknown => {
  const found = endpointIn({ AWS_REGION: 'eu-central-1', ...environment })
  return E.isLeft(found) ? found.left : found.right.href
}

describe('the endpoint of DynamoDB', () => {
  const { endpointProvider } = new DynamoDBClient({ region: 'eu-central-1' }).config
  it.each(regions)('is that of AWS’s own client in %s, however it is asked for', (region) => {
    for (const fips of ['true', 'false', ''])
      for (const dual of ['true', 'false', '']) {
        const found = endpointIn({
          AWS_REGION: region,
          AWS_USE_FIPS_ENDPOINT: fips,
          AWS_USE_DUALSTACK_ENDPOINT: dual,
        })
        const asked = { Region: region, UseFIPS: fips === 'true', UseDualStack: dual === 'true' }
        expect(E.map(({ href }: URL) => href)(found)).toEqual(E.right(endpointProvider(asked).url.href))
      }
  })

  it('is one’s own where that is given, unless it is to be ignored', () => {
    const [own, general] = ['http://localhost:8000/', 'http://localhost:4566/']
    expect(complaints({ AWS_ENDPOINT_URL: general })).toBe(general)
    expect(complaints({ AWS_ENDPOINT_URL: general, AWS_ENDPOINT_URL_DYNAMODB: own })).toBe(own)
    const ignored = { AWS_ENDPOINT_URL: general, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }
    expect(complaints(ignored)).toBe('https://dynamodb.eu-central-1.amazonaws.com/')
  })

  it.each([
    [{ AWS_REGION: '' }, ['AWS_REGION is missing: the region of the DynamoDB table, such as eu-central-1']],
    [{ AWS_REGION: 'a.b/c' }, ['AWS_REGION must be a region such as eu-central-1, not “a.b/c”']],
    [{ AWS_USE_FIPS_ENDPOINT: 'yes' }, ['AWS_USE_FIPS_ENDPOINT must be true or false, not “yes”']],
    [{ AWS_USE_DUALSTACK_ENDPOINT: '1' }, ['AWS_USE_DUALSTACK_ENDPOINT must be true or false, not “1”']],
    [
      { AWS_USE_DUALSTACK_ENDPOINT: 'true', AWS_ENDPOINT_URL: 'http://localhost:8000' },
      [
        'AWS_USE_DUALSTACK_ENDPOINT=true cannot be combined with a custom endpoint: unset AWS_USE_DUALSTACK_ENDPOINT or AWS_ENDPOINT_URL_DYNAMODB',
      ],
    ],
    [
      { AWS_ENDPOINT_URL_DYNAMODB: 'localhost:8000' },
      ['AWS_ENDPOINT_URL_DYNAMODB must be an address such as http://localhost:8000, not “localhost:8000”'],
    ],
    [
      { AWS_ACCOUNT_ID_ENDPOINT_MODE: 'required' },
      [
        'AWS_ACCOUNT_ID_ENDPOINT_MODE=required is not supported: unset it, or set it to preferred or disabled',
      ],
    ],
  ])('is refused in a sentence: %j', (environment: Record<string, string>, said) => {
    expect(complaints(environment)).toEqual(said)
  })

  it('is known before the first call', () => {
    process.env['AWS_USE_FIPS_ENDPOINT'] = 'perhaps'
    try {
      expect(() => signedSend()).toThrow('AWS_USE_FIPS_ENDPOINT must be true or false, not “perhaps”')
    } finally {
      delete process.env['AWS_USE_FIPS_ENDPOINT']
    }
  })
})
