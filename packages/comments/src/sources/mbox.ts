import { createReadStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { isoOfMailDate } from '../mail/dates.ts'
import type { Found, RawMail, Source } from './source.ts'

/** `From sender weekday …` after an empty line begins a letter (RFC 4155); a sentence that begins with “From” does not. */
const separator = /^From \S+.{0,60}?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*\d{4}|^From (?:- |MAILER-DAEMON )/

/** Whether a file begins as an mbox does. */
export function isMbox(head: Buffer): boolean {
  return (
    /^From \S+.{0,80}\d{4}[^\r\n]*\r?\n[\w-]+:/.test(head.toString('latin1', 0, 400)) ||
    head.toString('latin1', 0, 7) === 'From - '
  )
}

/** Letters of an mbox (any of its dialects): found by one pass over the bytes, read from the file one by one. */
export function mboxSource(path: string, label: string): Source {
  return {
    async *mails(signal) {
      let number = 0
      for await (const span of spansOf(
        createReadStream(path, { highWaterMark: 1 << 20, ...(signal ? { signal } : {}) }),
      )) {
        number++
        yield { mail: letter(path, `${label}#${number}`, span) }
      }
    },
  }
}

/** Letters of an mbox in memory. */
export async function* mboxLetters(bytes: Buffer, label: string): AsyncGenerator<Found> {
  let number = 0
  for await (const { start, end, received } of spansOf([bytes])) {
    number++
    const content = unescaped(bytes.subarray(start, end))
    yield {
      mail: {
        source: `${label}#${number}`,
        form: 'eml',
        size: content.length,
        ...(received ? { receivedAt: received } : {}),
        bytes: async () => content,
        stream: () => Readable.from([content]),
      },
    }
  }
}

interface Span {
  start: number
  end: number
  received?: string
}

function letter(path: string, source: string, { start, end, received }: Span): RawMail {
  const stream = (): Readable => createReadStream(path, { start, end: Math.max(start, end - 1) })
  return {
    source,
    form: 'eml',
    size: end - start,
    ...(received ? { receivedAt: received } : {}),
    async bytes() {
      const pieces: Buffer[] = []
      for await (const piece of stream()) pieces.push(piece as Buffer)
      return unescaped(Buffer.concat(pieces))
    },
    stream: () => stream().pipe(unescaping()),
  }
}

/** Byte ranges of the letters, their `From ` lines left out. Holds no more than a line in memory. */
async function* spansOf(pieces: Iterable<Buffer> | AsyncIterable<Buffer>): AsyncGenerator<Span> {
  let rest: Buffer = Buffer.alloc(0)
  let offset = 0
  let current: Span | undefined
  let empty = true
  for await (const piece of pieces) {
    const data = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    let at = 0
    for (let end = data.indexOf(10, at); end >= 0; end = data.indexOf(10, at)) {
      const begins = empty && data[at] === 0x46 && separator.test(data.toString('latin1', at, Math.min(end, at + 200)))
      if (begins) {
        if (current) yield { ...current, end: offset + at }
        const received = isoOfFromLine(data.toString('latin1', at, Math.min(end, at + 200)))
        current = { start: offset + end + 1, end: 0, ...(received ? { received } : {}) }
      }
      empty = end === at || (end === at + 1 && data[at] === 13)
      at = end + 1
    }
    offset += at
    rest = data.subarray(at)
    // A line longer than this is no separator: pass it on.
    if (rest.length > 1 << 20) {
      offset += rest.length
      rest = Buffer.alloc(0)
      empty = false
    }
  }
  if (current) yield { ...current, end: offset + rest.length }
}

/** asctime date of the `From ` line, which has no zone: UTC by RFC 4155. */
function isoOfFromLine(line: string): string | undefined {
  const match =
    /([A-Z][a-z]{2})\s+(\d{1,2})\s+(\d{2}:\d{2}:\d{2})(?:\s+([+-]\d{4}|[A-Z]{1,4}))?\s+(\d{4})(?:\s+([+-]\d{4}))?/.exec(
      line,
    )
  if (!match) return undefined
  const [, month, day, time, zone, year, after] = match
  return isoOfMailDate(`${day} ${month} ${year} ${time} ${after ?? zone ?? '+0000'}`)
}

function unescaped(bytes: Buffer): Buffer {
  if (!bytes.includes('\n>From ') && !bytes.includes('\n>>')) return bytes
  return Buffer.from(bytes.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1')
}

/** Takes one `>` off escaped lines while a large letter streams by. */
function unescaping(): Transform {
  let rest: Buffer = Buffer.alloc(0)
  return new Transform({
    transform(piece: Buffer, _, done) {
      const data = Buffer.concat([rest, piece])
      const cut = data.lastIndexOf(10) + 1
      rest = data.subarray(cut)
      done(null, unescaped(Buffer.concat([Buffer.from('\n'), data.subarray(0, cut)])).subarray(1))
    },
    flush(done) {
      done(null, rest)
    },
  })
}
