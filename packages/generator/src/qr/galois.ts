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

const tables = new Map<number, Uint8Array>()

/**
 * Of each factor, its products with the generator polynomial's coefficients below the highest, highest first; line after
 * line of `degree` bytes.
 */
function productsFor(degree: number): Uint8Array {
  const known = tables.get(degree)
  if (known) return known
  let polynomial = [1]
  for (let root = 0; root < degree; root++) {
    const next = [...polynomial, 0]
    polynomial.forEach((coefficient, index) => {
      if (coefficient !== 0) next[index + 1]! ^= powers[logarithms[coefficient]! + root]!
    })
    polynomial = next
  }
  const products = new Uint8Array(256 * degree)
  for (let factor = 1; factor < 256; factor++) {
    for (let index = 0; index < degree; index++) {
      products[factor * degree + index] = powers[logarithms[factor]! + logarithms[polynomial[index + 1]!]!]!
    }
  }
  tables.set(degree, products)
  return products
}

/** The error correction words of a block: the remainder of its division by the generator polynomial. */
export function correctionWords(data: Uint8Array, count: number): Uint8Array {
  const products = productsFor(count)
  const rest = new Uint8Array(data.length + count)
  rest.set(data)
  for (let at = 0; at < data.length; at++) {
    const line = rest[at]! * count
    for (let index = 0; index < count; index++) rest[at + 1 + index]! ^= products[line + index]!
  }
  return rest.subarray(data.length)
}
