import { type Finding, matches, type Rule } from '../rule.ts'

/** 文种 (《党政机关公文处理工作条例》第八条) and what other papers call themselves. */
const kinds =
  /(?:决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|公示|办法|规定|细则|条例|方案|规划|计划|要点|说明|总结|制度|章程|准则|规则|标准|提纲|清单|名单|指南|承诺书|申报书|汇总表|情况表|意见表|表|稿|证书|协议|合同|预案|目录|倡议书|邀请函|讲话|解读)(?:（.{1,20}）)?$/u

/** 标题 (GB/T 9704-2012, 7.3.1; 《党政机关公文处理工作条例》第九条). */
export const titleRules: readonly Rule[] = [
  {
    code: 'title-punctuation',
    strength: '实务',
    safe: true,
    about: '标题末尾不加标点，中间只用书名号、引号、括号、连接号、顿号',
    inText: (passage) => {
      if (passage.kind !== 'title') return []
      const end = /[。；，、：！？.,;:]$/u.exec(passage.text)
      const found: Finding[] = end
        ? [{ start: end.index, end: end.index + 1, message: '标题末尾有标点', remedy: '删去', replacement: '' }]
        : []
      return [
        ...found,
        ...matches(passage, /[，。；！？](?!$)/gu, ([mark]) => ({
          message: `标题中用了“${mark}”`,
          remedy: '改写标题，少用标点',
        })),
      ]
    },
  },
  {
    code: 'title-kind',
    strength: '实务',
    about: '公文标题以文种结尾，事由前用“关于”',
    inWhole: ({ passages, document }) => {
      if (!['official', 'letter'].includes(document.setup.kind)) return []
      const passage = passages.find(({ kind }) => kind === 'title')
      if (!passage) return []
      const text = passage.text.replace(/\s/g, '')
      const whole = { passage, start: 0, end: passage.text.length }
      if (!kinds.test(text)) {
        return [{ ...whole, message: `标题“${text}”没有以文种结尾`, remedy: '写成 关于……的通知（公告、意见、报告……）' }]
      }
      if (
        /(?:通知|公告|通报|函|请示|批复|公示)$/u.test(text) &&
        !text.includes('关于') &&
        /《|的(?:通知|公告|通报|函|请示|批复|公示)$/u.test(text)
      ) {
        return [{ ...whole, message: '标题的事由前没有“关于”', remedy: `如 关于${text.replace(/^关于/, '')}` }]
      }
      return []
    },
  },
  {
    code: 'title-missing',
    strength: '规定',
    clause: 'GB/T 9704-2012 7.3.1',
    about: '公文有标题',
    inWhole: ({ passages, document, complete }) => {
      const [first] = passages
      if (!complete || !first || !['official', 'letter'].includes(document.setup.kind)) return []
      if (document.children.some(({ type }) => type === 'title')) return []
      const remedy = '第一行写“# 关于……的通知”，或在文件头部写 标题:'
      return [{ passage: first, start: 0, end: first.text.length, message: '没有标题', remedy }]
    },
  },
]
