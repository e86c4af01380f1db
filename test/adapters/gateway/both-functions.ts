import { memoryWorks } from '../../../src/adapters/memory/work-store.js'
import * as E from 'fp-ts/lib/Either.js'
import {
  type GatewayOptions,
  type LocalGateway,
  localGateway,
} from '../../../src/adapters/gateway/gateway-server.js'
import { ownerContract } from '../../../src/adapters/http/owner/owner-contract.js'
import { lambdaTransport } from '../../../src/adapters/lambda/index.js'
import { memoryDayCounts, memoryRepository } from '../../../src/adapters/memory/index.js'
import { sha256, systemStamper } from '../../../src/adapters/system/index.js'
import { tokenVerifier } from '../../../src/adapters/owner/index.js'
import { choices, form, formsOf, text } from '../../../src/domain/index.js'
import { serveOwner } from '../../../src/handlers/serving/serve-owner.js'
import { app, noon, site } from '../../handlers/serving/app.js'
import { second } from './arbitrary-request.js'
import { master } from '../../handlers/serving/owner-app.js'

const id = text({ label: 'ID', maxLength: 40, optional: true, listed: true })
const line = text({ label: 'Line', maxLength: 40 })
const tags = choices(['a', 'b', 'hello world'], { label: 'Tags', optional: true })
const forms = [
  form('note', { id, line, tags }, { unknownFields: 'ignore' }),
  form('narrow', { id, line }, { origins: [site] }),
  form(
    'unique',
    { id: text({ label: 'ID', maxLength: 40 }), line },
    { naturalKey: 'id', whenTaken: 'replace' },
  ),
]

/** Both functions in memory, at noon, behind a local gateway of one kind. */
export const gatewayOf = async (options: Pick<GatewayOptions, 'kind' | 'cors'>): Promise<LocalGateway> => {
  const clock = () => noon
  const repository = memoryRepository({ clock })
  const origins = [site, second]
  const transport = lambdaTransport({ clock })
  const submit = app({ forms, repository, origins }).through(transport)
  const owner = serveOwner({
    forms: formsOf(forms),
    dayCounts: memoryDayCounts({ clock }),
    works: memoryWorks({ clock }),
    digest: sha256,
    stamper: systemStamper({ clock }),
    contract: ownerContract({ forms: formsOf(forms), origins: new Set(origins) }),
    verifier: tokenVerifier(master),
    repository,
    clock,
    log: () => undefined,
  })(transport)
  const gateway = await localGateway({
    ...options,
    port: 0,
    site: 'web',
    forms: forms.map(({ name }) => name),
    handler: (event, context) => submit({ event, context }),
    owner: (event, context) => owner({ event, context }),
    log: () => undefined,
  })
  if (E.isLeft(gateway)) throw new Error(gateway.left)
  return gateway.right
}
