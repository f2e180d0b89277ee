/** Powers and logarithms of the field GF(2⁸) with polynomial 0x11D (ISO/IEC 18004, 7.5.2). */
const powers = new Uint8Array(510)
const logarithms = new Uint8Array(256)

for (let exponent = 0, value = 1; exponent < 255; exponent++) {
  powers[exponent] = value
  powers[exponent + 255] = value
  logarithms[value] = exponent
  value <<= 1
  if (value & 0x100) value ^= 0x11d
}

const generators = new Map<number, Uint8Array>()

/** Logarithms of the generator polynomial's coefficients below the highest, highest first. */
function generator(degree: number): Uint8Array {
  const known = generators.get(degree)
  if (known) return known
  let polynomial = [1]
  for (let root = 0; root < degree; root++) {
    const next = [...polynomial, 0]
    polynomial.forEach((coefficient, index) => {
      if (coefficient !== 0) next[index + 1]! ^= powers[logarithms[coefficient]! + root]!
    })
    polynomial = next
  }
  const made = Uint8Array.from(polynomial.slice(1), (coefficient) => logarithms[coefficient]!)
  generators.set(degree, made)
  return made
}

/** The error correction words of a block: the remainder of its division by the generator polynomial. */
export function correctionWords(data: Uint8Array, count: number): Uint8Array {
  const divisor = generator(count)
  const rest = new Uint8Array(data.length + count)
  rest.set(data)
  for (let at = 0; at < data.length; at++) {
    const factor = rest[at]!
    if (factor === 0) continue
    const logarithm = logarithms[factor]!
    for (let index = 0; index < count; index++) rest[at + 1 + index]! ^= powers[divisor[index]! + logarithm]!
  }
  return rest.subarray(data.length)
}
