import {createServer} from 'node:http'
import {type AddressInfo, connect, type Socket} from 'node:net'
import type {ZooWorld} from './world.ts'

/** A proxy that leads into a zoo. */
export interface ConnectProxy {
  /** For `HTTPS_PROXY` and `HTTP_PROXY`. */
  readonly url: string
  /** `host:port` of every tunnel, in order. */
  readonly tunnels: readonly string[]
  close(): Promise<void>
}

/**
 * Opens a CONNECT proxy that resolves names in the zoo, so that the built command reaches it with nothing but
 * `HTTPS_PROXY` and `NODE_EXTRA_CA_CERTS`. Names that the zoo does not know are answered with 502, as proxies do.
 */
export async function openConnectProxy(web: Pick<ZooWorld, 'route'>): Promise<ConnectProxy> {
  const tunnels: string[] = []
  const open = new Set<Socket>()
  const server = createServer((_, response) => response.writeHead(405).end())
  server.on('connection', socket => {
    open.add(socket.on('error', () => {}))
    socket.once('close', () => open.delete(socket))
  })
  server.on('connect', (request, client: Socket) => {
    tunnels.push(request.url ?? '')
    const {hostname, port} = new URL(`tunnel://${request.url}`)
    const target = web.route(hostname.replace(/^\[|\]$/g, ''), Number(port))
    if (!target) {
      client.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n')
      return
    }
    const upstream = connect(target.port, target.address, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(client).pipe(upstream)
    })
    upstream.on('error', () => client.destroy())
    client.on('error', () => upstream.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tunnels,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    }
  }
}
