const sector = 512
const endOfChain = 0xfffffffe

/** A compound file ([MS-CFB], version 3) of streams in one storage, all of them in whole sectors. */
export function compoundOf(streams: Record<string, Uint8Array>): Uint8Array {
  const entries = Object.entries(streams)
  const chains = entries.map(([, bytes]) => Math.ceil(bytes.length / sector))
  const directorySectors = Math.ceil((entries.length + 1) / 4)
  // Sector 0 is the table of chains, then the directory, then the streams.
  const table = Buffer.alloc(sector, 0xff)
  table.writeUInt32LE(0xfffffffd, 0)
  const chain = (first: number, count: number): void => {
    for (let at = 0; at < count; at++)
      table.writeUInt32LE(at + 1 < count ? first + at + 1 : endOfChain, (first + at) * 4)
  }
  chain(1, directorySectors)
  const directory = Buffer.alloc(directorySectors * sector)
  const entry = (at: number, name: string, type: number, start: number, size: number): void => {
    const base = at * 128
    directory.write(name, base, 'utf16le')
    directory.writeUInt16LE((name.length + 1) * 2, base + 64)
    directory[base + 66] = type
    directory.writeUInt32LE(0xffffffff, base + 68)
    directory.writeUInt32LE(at > 0 && at < entries.length ? at + 1 : 0xffffffff, base + 72)
    directory.writeUInt32LE(at === 0 ? 1 : 0xffffffff, base + 76)
    directory.writeUInt32LE(start, base + 116)
    directory.writeUInt32LE(size, base + 120)
  }
  entry(0, 'Root Entry', 5, endOfChain, 0)
  let next = 1 + directorySectors
  const contents = entries.map(([name, bytes], index) => {
    const count = chains[index] ?? 0
    entry(index + 1, name, 2, next, bytes.length)
    chain(next, count)
    next += count
    return Buffer.concat([bytes, Buffer.alloc(count * sector - bytes.length)])
  })
  const head = Buffer.alloc(sector)
  head.write('d0cf11e0a1b11ae1', 'hex')
  head.writeUInt16LE(0x3e, 24)
  head.writeUInt16LE(3, 26)
  head.writeUInt16LE(0xfffe, 28)
  head.writeUInt16LE(9, 30)
  head.writeUInt16LE(6, 32)
  head.writeUInt32LE(1, 44)
  head.writeUInt32LE(1, 48)
  head.writeUInt32LE(0, 56)
  head.writeUInt32LE(endOfChain, 60)
  head.writeUInt32LE(endOfChain, 68)
  head.fill(0xff, 76)
  head.writeUInt32LE(0, 76)
  return Buffer.concat([head, table, directory, ...contents])
}
