import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  isListSignedBy,
  makeKeyFile,
  makeRevocationList,
  spellCode,
  verifierPage,
  verifyCode,
} from '@gongwen/certificates'
import { openFonts } from '@gongwen/fonts'
import { layout, png, writeSvg } from '@gongwen/generator'
import { box, document, qrCode } from '@gongwen/model'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFolder } from './process.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

/** Bytes that look random and are the same each time. */
function bytesFrom(seed: string): (count: number) => Uint8Array {
  let round = 0
  return (count) => {
    round += 1
    return createHash('sha512').update(`${seed} ${round}`).digest().subarray(0, count)
  }
}

const { key } = makeKeyFile('松门海风2025', bytesFrom('page'))
const other = makeKeyFile('松门海风2025', bytesFrom('other')).key
const said = { number: '台科联证〔2025〕001号', name: '台州市智能缝制创新联合体', date: '2025-12-01' }
const gone = { number: '台科联证〔2025〕002号', name: '台州市泵与电机创新联合体', date: '2025-12-01' }
const former = { ...said, name: '台州市缝制创新联合体' }
const revoked = [
  { ...gone, on: '2026-03-01', reason: '自行解散' },
  { ...former, on: '2026-02-01', reason: '已更名为“台州市智能缝制创新联合体”，以新证为准' },
].map(({ number, name, on, reason }) => ({ number, name, on, reason }))
const list = makeRevocationList(revoked, '2026-03-02', key)
const genuine = spellCode(said, key)
const hostile = '<img src=x onerror="document.title=1">|</script><script>document.title=2</script>'

/** Codes and other texts that the page and `verifyCode` must judge alike. */
const texts: Record<string, string> = {
  genuine,
  'genuine with blanks around it': `  ${genuine}\n`,
  'genuine with marks in its name': spellCode({ ...said, name: `台州市|50%${'\n'}创新联合体` }, key),
  'genuine and hostile': spellCode({ ...said, name: hostile }, key),
  revoked: spellCode(gone, key),
  'with a name that was changed since': spellCode(former, key),
  'another name': genuine.replace('缝制', '缝纫'),
  'another number': genuine.replace('001', '003'),
  'another date': genuine.replace('12-01', '12-02'),
  'signed by another key': spellCode(said, other),
  'another key, our key’s name': spellCode(said, other).replace(
    /\|[0-9a-f]{8}\|/,
    genuine.match(/\|[0-9a-f]{8}\|/)?.[0] ?? '',
  ),
  'signature cut': genuine.slice(0, -3),
  'no signature after a key': genuine.replace(/[^|]*$/, ''),
  unsigned: spellCode(said),
  'unsigned with a signature': `${spellCode(said)}AAAA`,
  'not ours': 'https://example.com/?a=1|2|3|4|5',
  'wrong version': genuine.replace('GW1', 'GW2'),
  'signature that is none': genuine.replace(/[^|]*$/, '!!!'),
  hostile,
  'a date that is none': spellCode({ ...said, date: 'x' }, key),
}

describe.skipIf(!executablePath)(
  `the offline page in a browser${executablePath ? '' : '（没有 Chromium，跳过）'}`,
  () => {
    const folder = newFolder()
    let browser: Browser
    let page: Page
    const requests: string[] = []
    beforeAll(async () => {
      const file = join(folder, '证书核验.html')
      writeFileSync(file, verifierPage({ organ: `台州市科学技术局${hostile}`, keys: [key.raw], list }))
      browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
      page = await browser.newPage({ viewport: { width: 800, height: 900 } })
      page.on('request', (request) => requests.push(request.url()))
      await page.goto(pathToFileURL(file).href)
    })
    afterAll(async () => {
      await browser.close()
      rmSync(folder, { recursive: true })
    })

    const judged = async (text: string): Promise<string> => {
      await page.fill('#text', text)
      return (await page.getAttribute('#answer', 'class')) ?? ''
    }

    it('judges each text as verifyCode does', async () => {
      expect(isListSignedBy(list, key.raw)).toBe(true)
      for (const [name, text] of Object.entries(texts))
        expect(`${name}: ${await judged(text)}`).toBe(
          `${name}: ${verifyCode(text, { keys: [key.raw], revoked }).verdict}`,
        )
    })

    it('and every code of which one character was changed', async () => {
      for (let at = 0; at < genuine.length - 1; at += 5) {
        const changed = `${genuine.slice(0, at)}${genuine[at] === 'B' ? 'C' : 'B'}${genuine.slice(at + 1)}`
        expect(`${changed} ${await judged(changed)}`).toBe(
          `${changed} ${verifyCode(changed, { keys: [key.raw] }).verdict}`,
        )
      }
    })

    it('shows number, name and date to compare by eye', async () => {
      await judged(genuine)
      expect(await page.textContent('#said')).toMatch(
        /台科联证〔2025〕001号\s*名称\s*台州市智能缝制创新联合体\s*日期\s*2025年12月1日/,
      )
      await judged(texts['revoked'] ?? '')
      expect(await page.textContent('#verdict')).toContain('2026年3月1日 撤销：自行解散')
      expect(await page.textContent('#list')).toContain('截至 2026年3月2日，共 2 份')
    })

    it('never takes what it reads for markup', async () => {
      await judged(texts['genuine and hostile'] ?? '')
      expect(await page.textContent('#said')).toContain('<img src=x')
      expect(await page.textContent('#organ')).toContain('<img src=x')
      expect(await page.title()).toBe('证书核验')
      expect(await page.$$('img')).toEqual([])
    })

    // The file has a plain name: a browser started without a locale cannot open others.
    it('reads a photo', async () => {
      const fonts = openFonts().value
      const host = { now: '2025-12-01T00:00:00+08:00', font: fonts.bytes, image: () => undefined }
      const sheet = document('码', [
        box({ x: 40, y: 40, width: 60, height: 60 }, [{ type: 'paragraph', children: [qrCode(genuine, '码', 50)] }]),
      ])
      const [svg = ''] = writeSvg(layout(sheet, host).value, host).value
      writeFileSync(join(folder, 'photo.png'), png(svg, 100))
      await page.fill('#text', '')
      await page.setInputFiles('#photo', join(folder, 'photo.png'))
      await page.waitForSelector('#answer.genuine')
      expect(await page.inputValue('#text')).toBe(genuine)
    })

    it('asks nothing of a network', () => {
      expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([])
    })

    it('trusts no list that was tampered with', async () => {
      const file = join(folder, '改过.html')
      writeFileSync(file, verifierPage({ organ: '台州市科学技术局', keys: [key.raw], list: { ...list, revoked: [] } }))
      const second = await browser.newPage()
      await second.goto(pathToFileURL(file).href)
      await second.fill('#text', texts['revoked'] ?? '')
      expect(await second.getAttribute('#answer', 'class')).toBe('unknown')
      expect(readFileSync(file, 'utf8')).toContain('证书核验')
      await second.close()
    })
  },
)
