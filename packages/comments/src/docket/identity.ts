import { createHash, type Hash } from 'node:crypto'

/** Headers that mailbox formats and archives add to their copy of a letter. */
const added =
  /^(?:Status|X-Status|X-Keywords|X-UID|X-IMAP|X-IMAPbase|X-Mozilla-[\w-]+|X-Gmail-Labels|X-GM-THRID|Content-Length|Lines|X-Evolution[\w-]*|X-Folder|X-Account-Key):/i

/** Folds a letter while it streams by. */
export interface IdentityHash {
  update(piece: Buffer): void
  digest(): string
}

/**
 * The identity of a letter however it was kept: line ends as LF, `>From ` unescaped to any depth, headers that mailbox programs add
 * and empty lines at the end left out. The same letter from `.eml`, `.mbox` and IMAP is one.
 */
export function identityHash(): IdentityHash {
  const hash = createHash('sha256')
  let rest: Buffer = Buffer.alloc(0)
  let inHead = true
  let dropping = false
  let empty = 0

  function line(text: string, raw: Buffer): void {
    if (text === '') {
      empty++
      inHead = false
      dropping = false
      return
    }
    if (inHead) {
      if (/^[ \t]/.test(text)) {
        if (dropping) return
      } else {
        dropping = added.test(text)
        if (dropping) return
      }
    }
    flushEmpty(hash, empty)
    empty = 0
    const unescaped = text.startsWith('>') ? (/^>+(?=From )/.exec(text)?.[0].length ?? 0) : 0
    hash.update(raw.subarray(unescaped))
    hash.update('\n')
  }
  return {
    update(piece) {
      const data = rest.length === 0 ? piece : Buffer.concat([rest, piece])
      let at = 0
      for (let end = data.indexOf(10, at); end >= 0; end = data.indexOf(10, at)) {
        const last = end > at && data[end - 1] === 13 ? end - 1 : end
        const raw = data.subarray(at, last)
        // Most of a letter is lines of base64: only their first letters matter here.
        line(raw.toString('latin1', 0, 400), raw)
        at = end + 1
      }
      rest = data.subarray(at)
    },
    digest() {
      if (rest.length > 0)
        line(rest.toString('latin1').replace(/\r$/, ''), rest.at(-1) === 13 ? rest.subarray(0, -1) : rest)
      return hash.digest('hex')
    },
  }
}

function flushEmpty(hash: Hash, count: number): void {
  if (count > 0) hash.update('\n'.repeat(count))
}

/** Identity of a letter in memory: the same as piece by piece, in one go. */
export function identityOf(bytes: Buffer): string {
  const text = bytes.toString('latin1').replace(/\r\n/g, '\n').replace(/\r$/, '')
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n') + 1 || text.length
  let dropping = false
  const head = text
    .slice(0, end)
    .split(/(?<=\n)/)
    .filter((line) => {
      if (!/^[ \t]/.test(line)) dropping = added.test(line)
      return !dropping
    })
    .join('')
  const folded = (head + text.slice(end)).replace(/(^|\n)>+(?=From )/g, '$1').replace(/\n+$/, '')
  return createHash('sha256')
    .update(folded === '' ? '' : `${folded}\n`, 'latin1')
    .digest('hex')
}
