// Rendering truth: random texts over the bundled faces, our pages beside pages with the whole fonts, drawn by three
// programs. Prints and stores the number of samples that differ. usage: verify.ts [texts] [font file ...]
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fontBytes } from '@gongwen/fonts'
import { difference, random, randomSettings } from '../../packages/generator/test/rendering.ts'

const [count = '200', ...files] = process.argv.slice(2)
const seed = 9704
const faces = ['fangsong', 'kaiti', 'heiti', 'xiaobiaosong', 'songti'] as const
const fonts =
  files.length > 0
    ? files.map((file) => ({ name: basename(file), bytes: new Uint8Array(readFileSync(file)) }))
    : faces.map((face) => ({ name: face, bytes: fontBytes(face) }))
const folder = mkdtempSync(join(tmpdir(), 'rendering-'))

/** Pixels as another program draws them, or undefined where it is not installed. */
function drawn(program: string, file: string): Buffer | undefined {
  const commands: Record<string, string[]> = {
    poppler: ['pdftoppm', '-r', '72', file],
    mupdf: ['mutool', 'draw', '-q', '-F', 'pnm', '-r', '72', '-o', '-', file],
  }
  const [command = '', ...options] = commands[program] ?? []
  if (spawnSync('which', [command]).status !== 0) return undefined
  return execFileSync(command, options, { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })
}

const version = (command: string, option: string): string => {
  const { stdout, stderr } = spawnSync(command, [option], { encoding: 'utf8' })
  return /[\d.]+\d/.exec(`${stdout}${stderr}`)?.[0] ?? 'absent'
}

const next = random(seed)
const results = []
for (const { name, bytes } of fonts) {
  const texts = Math.ceil(Number(count) / fonts.length)
  const sums = { pdfium: 0, poppler: 0, mupdf: 0, ink: 0 }
  for (let done = 0; done < texts; done++) {
    const settings = randomSettings(bytes, next, 1)
    const { different, ink, pdf, reference } = await difference(bytes, settings, 2)
    sums.pdfium += different
    sums.ink += ink
    writeFileSync(join(folder, 'ours.pdf'), pdf)
    writeFileSync(join(folder, 'whole.pdf'), reference)
    for (const program of ['poppler', 'mupdf'] as const) {
      const ours = drawn(program, join(folder, 'ours.pdf'))
      const whole = drawn(program, join(folder, 'whole.pdf'))
      if (!ours || !whole) sums[program] = Number.NaN
      else {
        const differs = (sum: number, byte: number, at: number) => sum + (byte === whole[at] ? 0 : 1)
        sums[program] += Math.abs(ours.length - whole.length) + ours.reduce(differs, 0)
      }
    }
  }
  results.push({ font: name, texts, ...sums })
}
rmSync(folder, { recursive: true })
console.table(results)
const report = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  poppler: version('pdftoppm', '-v'),
  mupdf: version('mutool', '-v'),
  pdfium: '@hyzyla/pdfium 2.1.13',
  seed,
  results,
}
if (files.length === 0) writeFileSync(new URL('verify.json', import.meta.url), `${JSON.stringify(report, null, 2)}\n`)
process.exitCode = results.every(({ pdfium, poppler, mupdf }) =>
  [pdfium, poppler, mupdf].every((pixels) => Number.isNaN(pixels) || pixels === 0),
)
  ? 0
  : 1
