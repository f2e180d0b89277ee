import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { newFolder } from './process.ts'
import { run } from './run.ts'

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true }))

const wrong = '# 关于开会的通知\r\n\r\n自2025年06月03日起施行。\r\n'
const right = wrong.replace('06月03日', '6月3日')

async function fixed(
  name: string,
  bytes: Uint8Array,
): Promise<{ after: Buffer; kept: Buffer | undefined; told: string }> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const { told } = await run(folder, ['check', '--fix', name])
  const kept = existsSync(`${path}.bak`) ? readFileSync(`${path}.bak`) : undefined
  return { after: readFileSync(path), kept, told }
}

it.each([
  ['UTF-8', Buffer.from(wrong), Buffer.from(right)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${wrong}`), Buffer.from(`\ufeff${right}`)],
  ['UTF-16', Buffer.from(`\ufeff${wrong}`, 'utf16le'), Buffer.from(`\ufeff${right}`, 'utf16le')],
])('--fix keeps line ends and %s, and the bytes as they were', async (name, before, expected) => {
  const { after, kept } = await fixed(`${name.replace(/\W/g, '')}.md`, before)
  expect(after).toEqual(expected)
  expect(kept).toEqual(before)
})

it('--fix writes UTF-8 for GBK, says so, and keeps the GBK', async () => {
  // 自2025年06月03日起施行。
  const line = [0xd7, 0xd4, ...Buffer.from('2025'), 0xc4, 0xea, ...Buffer.from('06'), 0xd4, 0xc2, ...Buffer.from('03')]
  const before = Buffer.from([...line, 0xc8, 0xd5, 0xc6, 0xf0, 0xca, 0xa9, 0xd0, 0xd0, 0xa1, 0xa3, 0x0d, 0x0a])
  const { after, kept, told } = await fixed('gbk.md', before)
  expect(after.toString()).toBe('自2025年6月3日起施行。\r\n')
  expect(kept).toEqual(before)
  expect(told).toContain('text-recoded')
})

it('--fix leaves a file alone that it has nothing to correct in', async () => {
  const before = Buffer.from(right)
  const { after, kept } = await fixed('right.md', before)
  expect(after).toEqual(before)
  expect(kept).toBeUndefined()
})

it('an empty text makes no document', async () => {
  writeFileSync(join(folder, 'empty.md'), '\n\n')
  const { status, told } = await run(folder, ['render', 'empty.md'])
  expect(status).not.toBe(0)
  expect(told).toContain('markdown-empty')
  expect(existsSync(join(folder, 'empty.pdf'))).toBe(false)
})
