/** How badly a symbol reads (ISO/IEC 18004, 7.8.3): runs, blocks, finder-like runs, and imbalance of dark and light. */
export function penaltyOf(modules: Uint8Array, size: number): number {
  let penalty = 0
  let dark = 0
  for (let line = 0; line < size; line++) {
    penalty += linePenalty(modules, line * size, 1, size) + linePenalty(modules, line, size, size)
    for (let at = line * size; at < (line + 1) * size; at++) dark += modules[at]!
  }
  for (let row = 0; row + 1 < size; row++) {
    for (let at = row * size; at < row * size + size - 1; at++) {
      const sum = modules[at]! + modules[at + 1]! + modules[at + size]! + modules[at + size + 1]!
      if (sum === 0 || sum === 4) penalty += 3
    }
  }
  return penalty + 10 * Math.abs(Math.ceil((dark * 20) / (size * size)) - 10)
}

/** 1011101 with four light modules before or behind. */
const FINDER_BEFORE = 0b00001011101
const FINDER_BEHIND = 0b10111010000

function linePenalty(modules: Uint8Array, start: number, step: number, size: number): number {
  let penalty = 0
  let run = 0
  let last = -1
  let window = 0
  for (let index = 0, at = start; index < size; index++, at += step) {
    const module = modules[at]!
    if (module === last) {
      run++
      if (run === 5) penalty += 3
      else if (run > 5) penalty++
    } else {
      run = 1
      last = module
    }
    window = ((window << 1) | module) & 0x7ff
    if (index >= 10 && (window === FINDER_BEFORE || window === FINDER_BEHIND)) penalty += 40
  }
  return penalty
}
