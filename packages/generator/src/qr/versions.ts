/** Error correction of level M by version: words a block, and the number of blocks (ISO/IEC 18004, table 9). */
const wordsPerBlock = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28,
  28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
]
const blockCounts = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35,
  37, 38, 40, 43, 45, 47, 49,
]

/** How a version at level M holds its data. */
export interface Version {
  version: number
  /** Modules along an edge. */
  size: number
  dataWords: number
  correctionWords: number
  blocks: number
}

/** Modules that carry data and correction, counted from the pattern's geometry. */
function dataModules(version: number): number {
  const alignments = version === 1 ? 0 : Math.floor(version / 7) + 2
  const size = 17 + 4 * version
  let modules = size * size - 3 * 64 - 2 * (size - 16) - 31
  if (version > 1) modules -= 25 * (alignments * alignments - 3) - 10 * (alignments - 2)
  return version >= 7 ? modules - 36 : modules
}

/** All forty versions. */
export const versions: readonly Version[] = wordsPerBlock.map((correction, index) => {
  const version = index + 1
  const blocks = blockCounts[index]!
  const total = dataModules(version) >> 3
  return {
    version,
    size: 17 + 4 * version,
    dataWords: total - correction * blocks,
    correctionWords: correction,
    blocks,
  }
})

/** The smallest version that holds so many bytes at level M; undefined when none does. */
export function versionFor(bytes: number): Version | undefined {
  return versions.find(({ version, dataWords }) => bytes * 8 + 4 + (version < 10 ? 8 : 16) <= dataWords * 8)
}

/** Centres of the alignment patterns along an edge (ISO/IEC 18004, annex E). */
export function alignmentCentres(version: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const last = 10 + 4 * version
  const step = version === 32 ? 26 : 2 * Math.ceil((last - 6) / (2 * (count - 1)))
  return [6, ...Array.from({ length: count - 1 }, (_, index) => last - step * (count - 2 - index))]
}
