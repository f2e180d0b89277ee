import { compile, start } from '../webassembly.ts'
import { assemble } from './assemble.ts'
import { type Bits, bitOf, bitsOf } from './bits.ts'

/** Bytes for what was found out about each line of the largest symbol, below ten blank ones. */
const room = 16 * (10 + 177)
const firstLine = 16 * 10

/** Places in the memory of the judge, in bytes. */
const symbolLines = firstLine
const likes = symbolLines + room
const runs = likes + room
const pairs = runs + room
const cores = pairs + room
const lights = cores + room
const edges = lights + room
const sums = edges + 3 * 32
const symbol = sums + 3 * 16

/** So many lines above the one at hand. */
const above = (place: number, lines = 1): number => place - 16 * lines

/**
 * Goes from line to line with 64 modules of a row and 64 of a column at once. A run of n ≥ 5 counts n − 2: its n − 4 windows of
 * five, and two more where it begins. Blocks are counted between a column's line and the one before it. Finder-like is
 * 1011101 with four light modules behind or before; `light` are four light modules that end here.
 */
const program = `
edge load@${edges + 16} =paired
loop
  at load@0 =module
  row module store@${symbolLines}
  module row load@${above(symbolLines)} vXor vNot allowed vAnd =like
  row like store@${likes}
  like row load@${above(likes)} vAnd row load@${above(likes, 2)} vAnd =three
  three row load@${above(likes, 3)} vAnd =run
  row run store@${runs}
  module onward2 at load@16 last2 vOr module vXor vNot paired vAnd =pair
  row pair store@${pairs}
  pair row load@${above(pairs)} vAnd like vAnd count16 =blocks
  run count16 run row load@${above(runs)} vAndNot count16 double16 add16 blocks add16 blocks double16 add16
  pairs16 penalties add8 =penalties
  module row load@${above(symbolLines)} vAndNot
  row load@${above(symbolLines, 2)} vAnd row load@${above(symbolLines, 3)} vAnd row load@${above(symbolLines, 4)} vAnd
  row load@${above(symbolLines, 5)} vAndNot row load@${above(symbolLines, 6)} vAnd =core
  row core store@${cores}
  three module vAndNot =light
  row light store@${lights}
  core row load@${above(lights, 7)} vAnd count16 light row load@${above(cores, 4)} vAnd count16 add16
  pairs16 finders add8 =finders
  module count16 pairs16 dark add8 =dark
  edge load@${edges} =allowed
  at step add =at
  row 16 add =row
  row last less repeatIf
end
0 penalties store@${sums}
0 finders store@${sums + 16}
0 dark store@${sums + 32}
`

interface Judge {
  memory: { buffer: ArrayBuffer }
  run(at: number, edge: number, step: number, last: number): void
}

/** The judge, what it is told of a size, and what it has found. */
interface Court {
  judge: Judge
  /** The size that the edges are those of. */
  size: number
  edges: Int32Array
  sums: Uint16Array
}

let court: Court | undefined

/** Made for the first code. */
function openCourt(): Court {
  if (court) return court
  const judge = start(compile(assemble(['at', 'edge', 'step', 'last'], program))) as Judge
  const { buffer } = judge.memory
  court = { judge, size: 0, edges: new Int32Array(buffer, edges, 3 * 8), sums: new Uint16Array(buffer, sums, 3 * 8) }
  return court
}

/** Room for the symbol that is to be judged, used again for the next one. */
export function judgedBits(size: number): Bits {
  return bitsOf(size, openCourt().judge.memory.buffer, symbol)
}

/** Marks of every 64 modules those that are there, and those of a row that have a neighbour. */
function setEdges(court: Court, size: number): void {
  for (let from = 0; from < size; from += 64) {
    const here = Math.min(64, size - from)
    const [later, first] = here > 32 ? [-1 << (64 - here), -1] : [0, -1 << (32 - here)]
    const last = from + here === size ? bitOf(here - 1) : 0
    const paired = here > 32 ? [later & ~last, first] : [0, first & ~last]
    court.edges.set([later, first, later, first, ...paired, 0, 0], from / 8)
  }
  court.size = size
}

/** How badly the symbol in `judgedBits` reads (ISO/IEC 18004, 7.8.3): runs, blocks, finder-like runs, and imbalance of dark and light. */
export function penaltyOf({ size, stride }: Bits): number {
  const court = openCourt()
  if (court.size !== size) setEdges(court, size)
  const { judge, sums } = court
  let penalty = 0
  let dark = 0
  for (let from = 0; from < size; from += 64) {
    judge.run(symbol + from / 4, from / 2, 4 * stride, 16 * size)
    for (let lane = 0; lane < 8; lane++) penalty += sums[lane]! + 40 * sums[8 + lane]!
    for (let lane = 0; lane < 4; lane++) dark += sums[16 + lane]!
  }
  return penalty + 10 * Math.abs(Math.ceil((dark * 20) / (size * size)) - 10)
}
