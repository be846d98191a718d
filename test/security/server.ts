import {writeFileSync} from 'node:fs'
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import {createServer as createSecure} from 'node:https'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {onTestFinished} from 'vitest'
import {makeCertificates} from '../helpers/zoo/certificates.ts'

/** What a server says: an answer, or nothing where it writes by itself. */
export interface Said {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const hosts = ['localhost', '127.0.0.1']
let made: ReturnType<typeof makeCertificates> | undefined
const certificates = () => {
  made ??= makeCertificates(hosts)
  return made
}

/** The environment in which a command trusts the servers that are {@link openServer} with `secure`. */
export function trusting(cwd: string): Record<string, string> {
  writeFileSync(join(cwd, 'ca.pem'), certificates().ca)
  return {NODE_EXTRA_CA_CERTS: join(cwd, 'ca.pem')}
}

/** A server on this machine that keeps what reaches it. It closes after the test. */
export async function openServer(
  answer: (request: IncomingMessage, response: ServerResponse) => Said | undefined,
  {secure = false, host = '127.0.0.1'} = {}
) {
  const asked: {readonly url: string; readonly headers: IncomingMessage['headers']}[] = []
  const listen = (request: IncomingMessage, response: ServerResponse) => {
    asked.push({url: request.url!, headers: request.headers})
    const said = answer(request, response)
    if (said) response.writeHead(said.status, said.headers).end(said.body ?? '')
  }
  const server = secure ? createSecure(certificates().good, listen) : createServer(listen)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {asked, url: `http${secure ? 's' : ''}://${host}:${(server.address() as AddressInfo).port}`}
}
