import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Stands between a client and a server, and can cut all connections. */
export interface Proxy {
  port: number
  /** Cuts what is connected; true when there was anything. */
  cut(): boolean
  /** Bytes that have come from the server so far. */
  passed(): number
  close(): Promise<void>
}

/** Starts a proxy to a port on loopback. */
export async function startProxy(target: number): Promise<Proxy> {
  const sockets = new Set<Socket>()
  let passed = 0
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    upstream.on('data', (piece) => {
      passed += piece.length
    })
    client.pipe(upstream)
    upstream.pipe(client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      const any = sockets.size > 0
      for (const socket of sockets) socket.destroy()
      return any
    },
    passed: () => passed,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
