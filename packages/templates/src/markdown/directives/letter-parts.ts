import type { Attachment, Block } from '@gongwen/model'
import { plainText } from '../inline-text.ts'
import { type BlockDirective, positioned, type Reading } from './directive.ts'
import { attachmentOf, signatureOf } from './parts.ts'

/** The parts of the 主体 around the text: 主送机关, 附件说明, 署名, 附注, 附件, 出席 (7.3, 10.3). */
export const letterDirectives: readonly BlockDirective[] = [
  {
    name: '主送机关',
    aliases: ['主送'],
    forms: ['leaf'],
    about: '主送机关，顶格；末尾冒号可省',
    attributes: {},
    run: (reading) => [
      {
        type: 'recipients',
        children: /[：:]$/.test(reading.labelText) ? reading.label : [...reading.label, { type: 'text', value: '：' }],
        ...positioned(reading),
      },
    ],
  },
  {
    name: '附件说明',
    forms: ['leaf', 'container'],
    about: '附件说明：`[名称]` 写一个，或在 `:::附件说明` 中用列表写多个',
    attributes: {},
    run: (reading) => [
      {
        type: 'attachmentList',
        titles: reading.labelText ? [reading.labelText, ...listed(reading)] : listed(reading),
        ...positioned(reading),
      },
    ],
  },
  {
    name: '附件',
    forms: ['leaf', 'container'],
    about: '附件：另面编排；`::附件[名称]` 到下一个附件或文末为止，`:::附件[名称]` 到 `:::` 为止',
    attributes: {
      序号: '多个附件时的数字',
      直接: '不印“附件”字样和名称：所附文稿自有标题',
      发文字号: '附件与正文不能一起装订时写',
    },
    run: (reading) => {
      const detachedFrom = reading.get('发文字号')
      const attachment: Attachment = {
        ...attachmentOf(reading.labelText, reading.number('序号'), reading.state.blocks(reading.content)),
        ...(detachedFrom ? { detachedFrom } : {}),
        ...(reading.flag('直接') ? { plain: true } : {}),
        ...positioned(reading),
      }
      if (reading.node.type === 'leafDirective') reading.state.openAttachments.add(attachment)
      return [attachment]
    },
  },
  {
    name: '署名',
    aliases: ['落款'],
    forms: ['leaf'],
    about: '发文机关署名、成文日期、印章；几个机关用；隔开',
    attributes: {
      机关: '与 `[…]` 相同，几个机关时用',
      日期: '成文日期，如 2025年6月3日',
      印章: '是（默认，留出盖章位置）、无，或印章图片（一机关一个，用；隔开）',
      职务: '加盖签发人签名章时的职务',
      姓名: '签发人姓名',
      签名章: '签名章图片',
    },
    run: (reading) => {
      const name = reading.get('姓名')
      const stamp = reading.get('签名章')
      const organs = [...reading.entries('机关'), ...(reading.labelText ? reading.labelText.split('；') : [])]
      return signatureOf(
        {
          organs: organs.map((organ) => organ.trim()).filter((organ) => organ !== ''),
          date: reading.get('日期'),
          seal: reading.entries('印章'),
          ...(name ? { signedBy: { post: reading.get('职务') ?? '', name, ...(stamp ? { stamp } : {}) } } : {}),
          place: reading.place,
        },
        reading.state,
      )
    },
  },
  {
    name: '附注',
    forms: ['leaf'],
    about: '附注，如 `::附注[此件公开发布]`；圆括号自动加',
    attributes: {},
    run: (reading) => [
      { type: 'note', text: reading.labelText.replace(/^[（(]([\s\S]*)[）)]$/, '$1'), ...positioned(reading) },
    ],
  },
  ...['出席', '请假', '列席'].map(
    (name): BlockDirective => ({
      name,
      forms: ['leaf'],
      about: `纪要的${name}人员`,
      attributes: {},
      run: (reading) => [{ type: 'attendance', label: name, names: reading.labelText, ...positioned(reading) }],
    }),
  ),
]

function listed(reading: Reading): string[] {
  const titleOf = (blocks: readonly Block[]): string[] =>
    blocks.flatMap((block) => {
      if (block.type === 'list') return block.children.flatMap((item) => titleOf(item.children))
      if (block.type === 'heading') return [plainText([...block.children, ...(block.body ?? [])])]
      return block.type === 'paragraph' ? [plainText(block.children)] : []
    })
  return titleOf(reading.state.blocks(reading.content)).map((title) => title.replace(/[。；;]$/, ''))
}
