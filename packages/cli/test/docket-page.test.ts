import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { analyze, docketPage, type Mail, parseDraft, plainWords, publicWords, shortIds } from '@gongwen/comments'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFolder } from './process.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

const draft = parseDraft(
  '临港市停车管理若干意见（征求意见稿）\n一、收费标准\n（一）路侧停车位每小时收费五元。\n（二）夜间免费。\n二、管理责任\n市城管局负责日常管理，每季度公布一次收支。\n',
).value

/** What strangers try: each would set `hacked` or send a request if it came to life. */
const attacks = [
  '<script>window.hacked = 1</script>',
  '</script><script>window.hacked = 2</script>',
  '<img src="https://example.com/pixel.gif" onerror="window.hacked = 3">',
  '<a href="javascript:window.hacked=4" autofocus onfocus="window.hacked = 5">点此</a>',
  '<!--<script>\u2028window.hacked = 6//',
  '<iframe srcdoc="<script>parent.hacked = 7</script>"></iframe><link rel=stylesheet href=https://example.com/a.css>',
  '"]});window.hacked=8;//',
]

function letter(number: number, name: string, text: string, more: Partial<Mail> = {}): Mail {
  return {
    id: `m-${String(number).padStart(4, '0')}00000000`,
    source: `m${number}.eml`,
    subject: '规范性文件征求意见',
    from: { name, address: `m${number}@example.com` },
    to: [],
    receivedAt: '2025-06-05T10:00:00+08:00',
    kind: 'submission',
    kindReason: '在期限内收到',
    submitter: { name, type: '个人', evidence: [] },
    parts: [{ id: 'body', format: 'txt', text, cuts: [], tables: [] }],
    ...more,
  }
}

const mails = [
  letter(1, '林知夏', '1.一（一）建议将每小时五元改为每小时三元。\n2.二、建议每月公布一次收支。'),
  letter(2, '何田', '不同意一（二）夜间免费，会引来僵尸车。', { kind: 'late' }),
  ...attacks.map((attack, index) =>
    letter(index + 3, `周也${attack}`, `一（一）建议将每小时五元改为每小时二元${attack}。`, {
      subject: attack,
      submitter: { name: `周也${attack}`, type: '企业', evidence: [] },
    }),
  ),
]
const analysis = analyze(draft, mails)
const decisions = new Map(
  analysis.opinions.map(({ id }, index) => [
    id,
    {
      outcome: '不采纳' as const,
      reason: attacks[index] ?? '',
      wording: '',
      by: '李老师',
      at: '2025-06-20',
      version: 1,
    },
  ]),
)

describe.skipIf(!executablePath)(
  `the docket page in a browser${executablePath ? '' : '（没有 Chromium，跳过）'}`,
  () => {
    const folder = newFolder()
    let browser: Browser
    let page: Page
    const requests: string[] = []
    const complaints: string[] = []
    const open = async (name: string, html: string): Promise<Page> => {
      writeFileSync(join(folder, name), html)
      const opened = await browser.newPage({ viewport: { width: 1280, height: 800 } })
      opened.on('request', (request) => requests.push(request.url()))
      opened.on('console', (message) => complaints.push(message.text()))
      opened.on('pageerror', (error) => complaints.push(error.message))
      opened.on('dialog', (dialog) => complaints.push(dialog.message()))
      await opened.goto(pathToFileURL(join(folder, name)).href)
      return opened
    }
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
      page = await open('docket.html', docketPage(analysis, decisions, plainWords(), false))
    })
    afterAll(async () => {
      await browser.close()
      rmSync(folder, { recursive: true })
    })
    const cards = (): Promise<number> => page.locator('article').count()
    const count = async (): Promise<string> => (await page.textContent('#count')) ?? ''

    it('shows every opinion, those that do not count in a section of their own', async () => {
      expect(await cards()).toBe(analysis.opinions.length)
      expect(await count()).toBe(`共 ${analysis.opinions.length} 条`)
      expect(await page.textContent('#sum')).toContain(
        `来信 ${mails.length} 件，意见 ${analysis.opinions.length} 条，其中计入统计 ${analysis.opinions.length - 1} 条，逾期 1 条`,
      )
      expect(await page.textContent('article:last-of-type')).toContain('逾期1')
    })

    it('finds words of the opinion, its sender, its number', async () => {
      for (const [query, found] of [
        ['收支', 1],
        ['林知夏', 2],
        ['林知夏 收支', 1],
        [shortIds(mails)(analysis.opinions[0]?.id ?? ''), 1],
        ['没有这样的话', 0],
      ] as const) {
        await page.fill('#query', query)
        expect([query, await cards()]).toEqual([query, found])
      }
      await page.click('button[type=reset]')
      await page.waitForFunction(`document.querySelectorAll('article').length === ${analysis.opinions.length}`)
    })

    it('filters by clause, stance, submitter, decision and section', async () => {
      const filtered = async (id: string, value: string): Promise<number> => {
        await page.selectOption(`#${id}`, value)
        const found = await cards()
        await page.selectOption(`#${id}`, '')
        return found
      }
      expect(await filtered('clause', '二')).toBe(1)
      expect(await filtered('stance', '反对')).toBe(analysis.opinions.filter(({ stance }) => stance === '反对').length)
      expect(await filtered('type', '个人')).toBe(3)
      expect(await filtered('decision', '不采纳')).toBe(analysis.opinions.length)
      expect(await filtered('apart', '逾期')).toBe(1)
      expect(await filtered('apart', '-')).toBe(analysis.opinions.length - 1)
    })

    it('shows the letter with the passage marked', async () => {
      await page.fill('#query', '收支')
      await page.click('article')
      expect(await page.textContent('aside mark.now')).toContain('建议每月公布一次收支')
      expect(await page.locator('aside mark').count()).toBe(2)
      await page.fill('#query', '')
    })

    it('lets nothing in a letter come to life', async () => {
      const all = await cards()
      for (let index = 0; index < all; index += 1) {
        await page.locator('article').nth(index).click()
        expect(await page.locator('aside script, aside img, aside a, aside iframe, aside link').count()).toBe(0)
      }
      for (const attack of attacks) {
        await page.fill('#query', attack.split(/\s/)[0] ?? '')
        expect(await cards()).toBeGreaterThan(0)
      }
      expect(await page.evaluate('window.hacked')).toBeUndefined()
      expect(await page.locator('script').count()).toBe(1)
    })

    it('runs no script that is not its own, should markup slip in', async () => {
      const refused = complaints.length
      await page.evaluate(`{
        const holder = document.createElement('div')
        holder.innerHTML = '<img src="data:," onerror="window.hacked = 9">'
        document.body.append(holder)
      }`)
      await page.waitForTimeout(100)
      expect(await page.evaluate('window.hacked')).toBeUndefined()
      expect(complaints.slice(refused).join('\n')).toContain('Content Security Policy')
      complaints.length = refused
    })

    it('shows the public no letter, no name, and only what counts', async () => {
      const shown = await open('public.html', docketPage(analysis, decisions, publicWords(mails), true))
      expect(await shown.locator('article').count()).toBe(analysis.opinions.length - 1)
      const text = await shown.content()
      for (const secret of ['林知夏', '何田', '僵尸车', 'm1@example.com']) expect(text).not.toContain(secret)
      await shown.locator('article').first().click()
      expect(await shown.textContent('aside mark.now')).toBe(await shown.textContent('article p'))
      expect(await shown.locator('#apart').count()).toBe(0)
      await shown.close()
    })

    it('asks nothing of a network and complains of nothing', () => {
      expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([])
      expect(complaints).toEqual([])
    })
  },
)
