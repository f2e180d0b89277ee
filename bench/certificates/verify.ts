// Issues certificates at the command line as a clerk does and inspects each: it opens, its own name and number stand on it,
// the code on its rendered page is its own and genuine, no number is doubled, none is larger than 60 KB; every hundredth is
// held against PDF/A-2u and PDF/UA-1. Before that, issues that are killed at random moments. usage: verify.ts [rows] [kills]

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { type Certificate, openRegister, publicKeyOfFile, verifyCode } from '@gongwen/certificates'
import { listOf, nameOf } from '../../packages/cli/test/certificate-list.ts'
import { inspect } from '../../packages/cli/test/inspect.ts'
import { contentOf, type Kill, killUntilDone, randomFrom } from '../../packages/cli/test/kills.ts'
import { ended, newFolder, startGongwen } from '../../packages/cli/test/process.ts'
import { check } from '../../packages/generator/test/conformance/check.ts'

const rows = Number(process.argv[2] ?? 10_000)
const times = Number(process.argv[3] ?? 50)
const largest = 60_000
const say = (text: string): void => void process.stderr.write(`${text}\n`)
const seconds = (since: number): number => Math.round((performance.now() - since) / 100) / 10

/** Issues and returns the seconds it took. */
async function issue(cwd: string, output: string): Promise<number> {
  const started = performance.now()
  const argv = ['certificate', 'issue', '--rows', '名单.csv', '--date', '2025-12-01', '-o', output]
  const status = await ended(startGongwen(cwd, argv))
  if (status !== 0) throw new Error(`issue ended with ${status}`)
  return seconds(started)
}

function registerOf(cwd: string): Certificate[] {
  const register = openRegister(join(cwd, 'home', 'certificates.sqlite')).value
  const all = register?.all() ?? []
  register?.close()
  return all
}

async function inspectAll(): Promise<Record<string, unknown>> {
  const cwd = newFolder()
  mkdirSync(join(cwd, 'home'))
  writeFileSync(join(cwd, '名单.csv'), listOf(rows))
  await ended(startGongwen(cwd, ['certificate', 'keygen']))
  const key = publicKeyOfFile(readFileSync(join(cwd, 'home', 'certificate-key.json'), 'utf8'))
  const took = await issue(cwd, '证书')
  say(`${rows} certificates issued in ${took} s`)
  const faults: string[] = []
  const certificates = registerOf(cwd)
  const files = new Set(readdirSync(join(cwd, '证书')))
  if (certificates.length !== rows || files.size !== rows)
    faults.push(`${certificates.length} numbered, ${files.size} files`)
  if (new Set(certificates.map(({ number }) => number)).size !== rows) faults.push('a number is doubled')
  let [most, total] = [0, 0]
  const started = performance.now()
  for (const [index, { number, name, code }] of certificates.entries()) {
    const file = `${number}-${name}.pdf`
    const fault = (what: string): void => void faults.push(`${file}: ${what}`)
    if (number !== `台科联证〔2025〕${String(index + 1).padStart(3, '0')}号` || name !== nameOf(index))
      fault('not in order')
    if (!files.has(file)) {
      fault('missing')
      continue
    }
    const bytes = readFileSync(join(cwd, '证书', file))
    most = Math.max(most, bytes.length)
    total += bytes.length
    const seen = await inspect(bytes)
    if (seen.pages !== 1) fault(`${seen.pages} pages`)
    if (!seen.text.includes(name)) fault('name')
    if (!seen.text.includes(number)) fault('number')
    if (seen.code !== code) fault(`code says ${seen.code}`)
    const { verdict, differences } = verifyCode(seen.code ?? '', { keys: key ? [key] : [] }, seen.text)
    if (verdict !== 'genuine' || differences.length > 0) fault(`${verdict} ${differences.join()}`)
    if (index % 100 === 0) for (const broken of await check(bytes)) fault(broken)
    if ((index + 1) % 500 === 0) say(`${index + 1} inspected in ${seconds(started)} s, ${faults.length} faults`)
  }
  if (most > largest) faults.push(`${most} bytes`)
  rmSync(cwd, { recursive: true })
  for (const fault of faults.slice(0, 20)) say(fault)
  const names = new Set(certificates.map(({ name }) => name)).size
  return {
    rows,
    distinctNames: names,
    issueSeconds: took,
    largestBytes: most,
    meanBytes: Math.round(total / rows),
    faults: faults.length,
  }
}

async function killAll(): Promise<Record<string, unknown>> {
  const size = 300
  const seed = 20251201
  const random = randomFrom(seed)
  const argv = ['certificate', 'issue', '--rows', '名单.csv', '--date', '2025-12-01', '-o', '证书']
  const calm = newFolder()
  writeFileSync(join(calm, '名单.csv'), listOf(size))
  const longest = (await issue(calm, '证书')) * 1000
  const [wanted, register] = [contentOf(join(calm, '证书')), JSON.stringify(registerOf(calm))]
  const kills: Kill[] = []
  const faults: string[] = []
  let lives = 0
  while (kills.length < times) {
    const wild = newFolder()
    writeFileSync(join(wild, '名单.csv'), listOf(size))
    const ended = await killUntilDone(wild, argv, '证书', { longest, most: 4, random })
    kills.push(...ended.kills)
    lives += 1
    if (ended.status !== 0) faults.push(`ended with ${ended.status}`)
    const content = contentOf(join(wild, '证书'))
    if (content.size !== wanted.size || [...wanted].some(([name, bytes]) => content.get(name) !== bytes))
      faults.push('files differ from an undisturbed run')
    const numbers = registerOf(wild).map(({ number }) => number)
    if (numbers.length !== size || new Set(numbers).size !== size) faults.push('numbers with a gap or a double')
    if (JSON.stringify(registerOf(wild)) !== register) faults.push('registers differ')
    rmSync(wild, { recursive: true })
    say(`${kills.length} kills in ${lives} issues; ${faults.join('; ') || 'no faults'}`)
  }
  rmSync(calm, { recursive: true })
  return {
    rows: size,
    seed,
    issues: lives,
    killed: kills.length,
    killedBeforeNumbering: kills.filter(({ numbered }) => numbered === 0).length,
    killedWhileWriting: kills.filter(({ numbered, files }) => numbered > 0 && files < size).length,
    faults: faults.length,
  }
}

const machine = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  processor: cpus()[0]?.model ?? '',
}

/** A full run is kept beside this file. */
function keep(name: string, found: Record<string, unknown>, full: boolean): void {
  const report = `${JSON.stringify({ ...machine, ...found }, undefined, 2)}\n`
  say(report)
  if (full) writeFileSync(new URL(name, import.meta.url), report)
}

const kills = await killAll()
keep('kills.json', kills, times >= 50)
const inspected = await inspectAll()
keep('inspected.json', inspected, rows >= 10_000)
process.exitCode = kills['faults'] === 0 && inspected['faults'] === 0 ? 0 : 1
