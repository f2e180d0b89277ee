import { expect, it } from 'vitest'
import { type Mail, parseDraft, splitOpinions } from '../src/index.ts'

const draft = parseDraft('停车管理办法\n一、收费标准\n每小时收费五元。\n').value

function reasonOf(text: string, sender: string, unit: string): string | undefined {
  const mail: Mail = {
    id: 'm1',
    source: 'm1.eml',
    subject: '规范性文件征求意见',
    from: { name: sender, address: 'a@example.com' },
    to: [],
    kind: 'submission',
    kindReason: '',
    submitter: { name: unit, type: '社会组织', evidence: [] },
    parts: [{ id: 'body', format: 'txt', text, cuts: [], tables: [] }],
  }
  return splitOpinions(mail, draft).opinions.at(-1)?.reason
}

it('who wrote and when, right behind the last demand, is no reason for it', () => {
  for (const foot of ['临港市停车协会\n周也', '临港市停车协会2025年6月5日', '周', '一名注册会计师'])
    expect([foot, reasonOf(`1.建议每小时收费改为三元。\n${foot}`, '周也', '临港市停车协会')]).toEqual([foot, ''])
})

it('a short reason stays', () => {
  const text = '1.建议每小时收费改为三元。\n理由：收费偏高，周边城市都是三元。'
  expect(reasonOf(text, '周也', '临港市停车协会')).toContain('收费偏高')
})
