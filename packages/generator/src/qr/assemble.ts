/** Operations by the names used here; `v` ones take 128 bits, those with a number 128 bits as so many numbers. */
const operations: Record<string, readonly number[]> = {
  loop: [0x03, 0x40],
  end: [0x0b],
  repeatIf: [0x0d, 0x00],
  add: [0x6a],
  less: [0x49],
  vNot: [0xfd, 0x4d],
  vAnd: [0xfd, 0x4e],
  vAndNot: [0xfd, 0x4f],
  vOr: [0xfd, 0x50],
  vXor: [0xfd, 0x51],
  count16: [0xfd, 0x62],
  double16: [0x41, 0x01, 0xfd, 0x6b],
  add16: [0xfd, 0x6e],
  pairs16: [0xfd, 0x7d],
  add8: [0xfd, 0x8e, 0x01],
  onward2: [0x41, 0x01, 0xfd, 0xcb, 0x01],
  last2: [0x41, 0x3f, 0xfd, 0xcd, 0x01],
}

/**
 * A WebAssembly module (WebAssembly 2.0, 5) of one function `run`, whose parameters are 32-bit numbers, and one page of memory
 * `memory`. The function's text is in postfix notation: a name fetches a local, `=name` sets it, a number is itself, `load@8`
 * and `store@8` move 128 bits from and to that many bytes behind an address; the rest are `operations`. Locals that are not
 * parameters hold 128 bits but for `row`.
 */
export function assemble(parameters: readonly string[], text: string): Uint8Array {
  const tokens = text.trim().split(/\s+/)
  const others = tokens.flatMap((token) => (token.startsWith('=') ? [token.slice(1)] : []))
  const locals = [...new Set([...parameters, 'row', ...others])]
  const code = tokens.flatMap((token) => instruction(token, locals))
  const i32 = 0x7f
  const wide = unsigned(locals.length - parameters.length - 1)
  const body = [2, 1, i32, ...wide, 0x7b, ...code, ...operations['end']!]
  return Uint8Array.of(
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, parameters.length, ...parameters.map(() => i32), 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, 1]),
    ...section(7, [2, ...name('run'), 0, 0, ...name('memory'), 2, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  )
}

function instruction(token: string, locals: readonly string[]): readonly number[] {
  const [move, offset] = token.split('@')
  if (offset !== undefined) return [0xfd, move === 'load' ? 0x00 : 0x0b, 4, ...unsigned(Number(offset))]
  if (token.startsWith('=')) return [0x21, locals.indexOf(token.slice(1))]
  if (locals.includes(token)) return [0x20, locals.indexOf(token)]
  if (/^\d+$/.test(token)) return [0x41, ...unsigned(Number(token))]
  const operation = operations[token]
  if (!operation) throw new TypeError(`operation ${token}`)
  return operation
}

const section = (kind: number, content: readonly number[]): number[] => [kind, ...unsigned(content.length), ...content]

const name = (text: string): number[] => [text.length, ...Buffer.from(text, 'latin1')]

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}
