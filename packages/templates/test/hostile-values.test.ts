import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileValue, structureWith, targets } from './hostile.ts'

const seed = 20250603
/** The full run of 10,000 is `verify:templates`. */
const runs = 400

describe(`hostile values (${runs}; 10,000 in verify:templates; seed ${seed})`, () => {
  it('cover the text fields of all twenty templates', () => {
    expect(new Set(targets.map(({ template }) => template.id)).size).toBe(20)
    expect(targets.length).toBeGreaterThan(300)
  })

  it('change nothing in any document but its characters', () => {
    fc.assert(
      fc.property(fc.nat(targets.length - 1), hostileValue, (index, text) => {
        const target = targets[index]!
        expect(structureWith(target, text), `${target.template.id} ${target.path.join('.')}`).toBe(target.expected)
      }),
      { seed, numRuns: runs },
    )
  }, 120_000)
})
