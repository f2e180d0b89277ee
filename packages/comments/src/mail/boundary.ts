/** The end of the header block: where the body begins. */
export function bodyStart(raw: Buffer): number {
  const crlf = raw.indexOf('\r\n\r\n')
  const lf = raw.indexOf('\n\n')
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return crlf + 4
  return lf >= 0 ? lf + 2 : raw.length
}

/**
 * A multipart letter whose boundary is missing or not the one its parts use would show an empty body. Names the boundary that the
 * body does use; where there is none, the body is plain text.
 */
export function repairBoundary(raw: Buffer): Buffer {
  const start = bodyStart(raw)
  const head = raw.toString('latin1', 0, Math.min(start, 1 << 20))
  const field = /^content-type:[ \t]*multipart\/[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/im.exec(head)
  if (!field) return raw
  const named = /boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(field[0])
  const boundary = named?.[1] ?? named?.[2]
  if (boundary && raw.includes(`--${boundary}`, start, 'latin1')) return raw

  const body = raw.toString('latin1', start, Math.min(raw.length, start + (1 << 20)))
  const used = /^--([^\r\n]{1,200}?)[ \t]*\r?\n(?:content-[\w-]+[ \t]*:|\r?\n)/im.exec(body)?.[1]
  const type = used
    ? `Content-Type: multipart/mixed; boundary="${used.replace(/["\\]/g, '')}"`
    : 'Content-Type: text/plain'
  return Buffer.concat([
    Buffer.from(head.slice(0, field.index) + type + head.slice(field.index + field[0].length), 'latin1'),
    raw.subarray(Math.min(start, 1 << 20)),
  ])
}

/** A letter without its byte order mark; one that begins with its text gets an empty header. */
export function withHead(raw: Buffer): Buffer {
  const start = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0
  const whole = start > 0 ? raw.subarray(start) : raw
  const first =
    whole
      .toString('latin1', 0, 1000)
      .replace(/^(?:\r?\n)+/, '')
      .split(/\r?\n/, 1)[0] ?? ''
  const header = /^(?:[!-9;-~]+[ \t]*:|From )/.test(first) || first === ''
  return header ? whole : Buffer.concat([Buffer.from('\r\n'), whole])
}
