import { describe, expect, it } from 'vitest'
import { submitterOf } from '../src/mail/submitter.ts'
import type { Part } from '../src/records.ts'

/** A letter whose signature begins with `--`; attachments by name. */
function of(text: string, from = '李芳', subject = '规范性文件征求意见', attached: Record<string, string> = {}) {
  const part = (id: string, words: string, name?: string): Part => ({
    id,
    ...(name ? { name } : {}),
    format: 'txt',
    text: words,
    tables: [],
    cuts: words.includes('\n--') ? [{ start: words.indexOf('\n--'), end: words.length, why: 'signature' }] : [],
  })
  return submitterOf({
    from: { name: from, address: 'a@example.com' },
    subject,
    parts: [part('body', text), ...Object.entries(attached).map(([name, words]) => part(name, words, name))],
  })
}

const brief = ({ name, type, unit, phone }: ReturnType<typeof of>): unknown[] => [name, type, unit, phone]

describe('who sends a letter: the unit', () => {
  it.each([
    [
      '临港市顺和物业服务有限公司 何平\n电话：0576-00001111',
      '李芳',
      ['临港市顺和物业服务有限公司', '企业', '0576-00001111'],
    ],
    ['临港市顺和物业服务有限公司综合部', '李芳', ['临港市顺和物业服务有限公司', '企业', undefined]],
    ['临港市物业管理协会秘书处\n2025年6月9日', '李芳', ['临港市物业管理协会', '行业协会', undefined]],
    ['商会秘书处', '临港市餐饮业商会', ['临港市餐饮业商会', '行业协会', undefined]],
    ['临港市发展和改革局价格科', '临港市发改局', ['临港市发展和改革局', '政府部门', undefined]],
    ['民政局养老科', '云浦县民政局', ['云浦县民政局', '政府部门', undefined]],
    ['临港市人民政府办公室', '李芳', ['临港市人民政府办公室', '政府部门', undefined]],
    ['北关街道办事处', '李芳', ['北关街道办事处', '政府部门', undefined]],
    ['浙江明衡律师事务所 范律师', '范', ['浙江明衡律师事务所', '专业机构', undefined]],
    ['', '临港市顺和物业服务有限公司（何平）', ['临港市顺和物业服务有限公司', '企业', undefined]],
    ['', '何平-临港市顺和物业服务有限公司', ['临港市顺和物业服务有限公司', '企业', undefined]],
  ])('%j from %s', (signature, from, [name, type, phone]) => {
    expect(brief(of(`建议。${signature && `\n--\n${signature}`}`, from))).toEqual([name, type, name, phone])
  })

  it('stands in the subject, but a topic is no unit', () => {
    expect(of('建议。', '何平', '临港市餐饮业商会的意见')).toMatchObject({ type: '个人' })
    expect(of('建议。', '何平', '征求意见—临港市餐饮业商会')).toMatchObject({
      name: '临港市餐饮业商会',
      type: '行业协会',
    })
    expect(of('建议。', '何平', '征求意见（工业软件）')).toMatchObject({ name: '何平', type: '个人' })
    expect(of('建议。\n--\n顺和软件 何平', '何平')).toMatchObject({ name: '顺和软件', type: '企业' })
  })

  it('stands in a sentence about itself, in the body or an attachment', () => {
    const about = { '说明.txt': '临港市青年创业联谊会成立于2016年，现有会员三百人。' }
    expect(brief(of('意见见附件。', '何平', undefined, about))).toEqual([
      '临港市青年创业联谊会',
      '社会组织',
      '临港市青年创业联谊会',
      undefined,
    ])
    expect(of('我们是扎根临港的科技型中小企业，建议。', '何平')).toMatchObject({ name: '何平', type: '企业' })
  })
})

describe('who sends a letter: no unit named', () => {
  it.each([
    ['我公司认为罚款偏高。', '何平', '企业'],
    ['我们小微企业实在拿不出这笔钱。', '何平', '企业'],
    ['作为一家做快递的公司，建议放宽。', '何平', '企业'],
    ['我们厂没有单独建账。', '何平', '企业'],
    ['我店开在小区门口，建议。', '何平', '企业'],
    ['像我们这类新型研发机构也能牵头。', '何平', '科研院所'],
    ['我律所长期代理此类案件。', '何平', '专业机构'],
    ['我村有电动车三百辆，建议。', '何平', '社会组织'],
    ['建议降低门槛。', '戴总', '企业'],
    ['建议降低门槛。', '沈老板', '企业'],
    ['请问要不要报送？', '戚科长', '政府部门'],
    ['我单位意见如下。', '何平', '未知'],
    ['市城管局：\n我是一名退休教师，建议。', '闲云', '个人'],
    ['我是一名普通职工，我们公司去年也装了充电桩。', '何平', '个人'],
    ['我在临港一家企业上班，建议。', '何平', '个人'],
    ['建议。', '何平', '个人'],
    ['建议。', '', '未知'],
  ])('%s from %s', (text, from, type) => {
    expect(of(text, from)).toMatchObject({ type })
  })

  it('leaves teachers who sign with their school to themselves', () => {
    expect(brief(of('建议。\n--\n东海大学法学院 何平 教授', '何平'))).toEqual([
      '何平',
      '个人',
      '东海大学法学院',
      undefined,
    ])
    expect(of('像我们这类新型研发机构也应当能牵头。\n--\n东海大学临港研究院 何平', '何平')).toMatchObject({
      name: '东海大学临港研究院',
      type: '科研院所',
    })
    expect(brief(of('我校意见如下：建议。\n--\n东海大学科研处', '何平'))).toEqual([
      '东海大学',
      '高校',
      '东海大学',
      undefined,
    ])
  })
})

describe('who sends a letter: person and telephone', () => {
  it.each([
    ['联系人：何平', 'lifang88', '何平'],
    ['Kevin Zhou 周文凯', 'Zhou, Kevin', '周文凯'],
    ['此致\n敬礼\n何平', '何平', '何平'],
  ])('%j from %s', (signature, from, name) => {
    expect(of(`建议。\n--\n${signature}`, from).name).toBe(name)
  })

  it.each([
    ['电话：０５７６－００００１１１１', '0576-00001111'],
    ['（0576）00001111', '(0576)00001111'],
    ['Tel: 0576-00001111转8012', '0576-00001111转8012'],
    ['400-000-1111', '400-000-1111'],
    ['手机 138 0000 1111', '138 0000 1111'],
    ['+86 13800001111', '+86 13800001111'],
    ['浙江〔2025〕00001111号', undefined],
  ])('%s', (signature, phone) => {
    expect(of(`建议。\n--\n何平 ${signature}`).phone).toBe(phone)
  })
})
