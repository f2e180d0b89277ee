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

/** Products with a generator polynomial: of each factor `length` words of four bytes. */
interface Products {
  length: number
  words: Int32Array
}

const tables = new Map<number, Products>()

/** Of each factor, its products with the generator polynomial's coefficients below the highest, the highest byte first. */
function productsFor(degree: number): Products {
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
  const length = (degree + 3) >> 2
  const words = new Int32Array(256 * length)
  for (let factor = 1; factor < 256; factor++) {
    for (let index = 0; index < degree; index++) {
      const product = powers[logarithms[factor]! + logarithms[polynomial[index + 1]!]!]!
      words[factor * length + (index >> 2)]! |= product << (24 - 8 * (index & 3))
    }
  }
  const products = { length, words }
  tables.set(degree, products)
  return products
}

/** The error correction words of a block: the remainder of its division by the generator polynomial, four bytes at a time. */
export function correctionWords(data: Uint8Array, count: number): Uint8Array {
  const { length, words } = productsFor(count)
  const rest = new Int32Array(length + 1)
  for (let at = 0; at < data.length; at++) {
    const from = (data[at]! ^ (rest[0]! >>> 24)) * length
    for (let index = 0; index < length; index++) {
      rest[index] = ((rest[index]! << 8) | (rest[index + 1]! >>> 24)) ^ words[from + index]!
    }
  }
  const correction = new Uint8Array(count)
  for (let index = 0; index < count; index++) correction[index] = rest[index >> 2]! >>> (24 - 8 * (index & 3))
  return correction
}
