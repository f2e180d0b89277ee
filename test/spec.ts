import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** A case of a spec file: the fenced block's info word, its input and its expected output. */
interface Case {
  kind: string
  input: string
  expected: string
  heading: string
  line: number
}

const fence = /^(`{3,}) ?(\S+)\n([\s\S]*?)\n?^\.\n([\s\S]*?)^\1$/gm

function casesOf(text: string): Case[] {
  const cases: Case[] = []
  for (const match of text.matchAll(fence)) {
    const before = text.slice(0, match.index)
    const heading = [...before.matchAll(/^#+ (.+)$/gm)].at(-1)?.[1] ?? ''
    const [, , kind = '', input = '', expected = ''] = match
    cases.push({ kind, input, expected: expected.trimEnd(), heading, line: before.split('\n').length })
  }
  return cases
}

/**
 * Runs every block of a spec file (Markdown that an officer could read): a fence whose info word names a runner, the
 * input, a line with a single full stop, the expected output. `UPDATE=1` rewrites the outputs.
 */
export function spec(file: URL, runners: Record<string, (input: string) => string>): void {
  const text = readFileSync(file, 'utf8')
  const cases = casesOf(text)
  describe(decodeURIComponent(file.pathname.split('/').slice(-1)[0] ?? ''), () => {
    it('has cases', () => expect(cases.length).toBeGreaterThan(0))
    for (const { kind, input, expected, heading, line } of cases) {
      it(`${heading} (line ${line}, ${kind})`, () => {
        const run = runners[kind]
        if (!run) throw new Error(`no runner for “${kind}”`)
        const got = run(input).trimEnd()
        if (process.env['UPDATE'] && got !== expected) {
          const old = `\n${input}\n.\n${expected}`
          writeFileSync(
            file,
            readFileSync(file, 'utf8').replace(old, () => `\n${input}\n.\n${got}`),
          )
          return
        }
        expect(got).toBe(expected)
      })
    }
  })
}
