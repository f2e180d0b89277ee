import { type BlockDirective, positioned } from './directive.ts'
import { imprintOf, mastheadOf } from './parts.ts'

/** 版头 and 版记 (7.2, 7.4). */
export const frameDirectives: readonly BlockDirective[] = [
  {
    name: '版头',
    forms: ['leaf'],
    about: '版头：发文机关标志、发文字号等',
    attributes: {
      机关: '发文机关，主办机关在前，多个用；隔开',
      后缀: '标志中机关名后的字，默认“文件”；信函写空：后缀="无"',
      发文字号: '如 台政发〔2023〕12号',
      份号: '六位数字',
      紧急程度: '特急 或 加急',
      签发人: '上行文的签发人，多个用；隔开',
    },
    run: (reading) => {
      const suffix = reading.get('后缀')
      const parts = {
        organs: reading.entries('机关'),
        suffix: suffix === '无' ? '' : (suffix ?? '文件'),
        number: reading.get('发文字号'),
        serial: reading.get('份号'),
        urgency: reading.get('紧急程度'),
        signers: reading.entries('签发人'),
      }
      return [mastheadOf(parts, reading.state, reading.place)]
    },
  },
  {
    name: '版记',
    forms: ['leaf'],
    about: '版记：抄送机关、印发机关、印发日期',
    attributes: {
      主送: '首页放不下的主送机关',
      抄送: '抄送机关，不写“抄送：”',
      印发机关: '',
      印发日期: '如 2025年6月3日',
    },
    run: (reading) => {
      const parts = {
        recipients: reading.get('主送'),
        copies: reading.get('抄送'),
        printer: reading.get('印发机关'),
        printed: reading.get('印发日期'),
      }
      return [{ ...imprintOf(parts, reading.state, undefined), ...positioned(reading) }]
    },
  },
]
