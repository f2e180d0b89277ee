import type { Candidate } from './kinds.ts'
import { sharesWording } from './shared-wording.ts'

/** Groups of words that advertisements and frauds use; one group is chance, two are a pattern. */
const groups: readonly (readonly [string, RegExp, number])[] = [
  ['代开发票', /代开.{0,10}(?:发票|增值税|票据)|发票.{0,8}(?:代开|点数|税点)|(?:专票|普票).{0,6}(?:优惠|代开)/, 2],
  [
    '代办申报',
    /代(?:写|办|理申报|申报)|申报(?:代理|辅导服务|代写)|包(?:过|通过|申报)|通过率(?:高|达|\s*\d)|先(?:申报|办理|验证?|办)后付|后付费/,
    1,
  ],
  [
    '收费招揽',
    /(?:费用|收费|价格|培训费|报名费|会务费)\s*[:：为]?\s*\d{2,6}\s*元|\d{2,6}\s*元\s*[/每]\s*(?:人|位|套|月|年)|收费标准面议|价格(?:优惠|面议)|量大从优|特价|折扣|限时优惠|名额有限/,
    1,
  ],
  [
    '邀约联系',
    /欢迎(?:来电|咨询|致电|垂询|洽谈|合作)|(?:加|添加)\s*(?:微信|QQ|客服)|联系人[:：].{1,6}(?:经理|老师|顾问)|有意者|诚邀|火热(?:招生|报名)|报名(?:请)?(?:回复|电话|咨询|方式)|扫码/,
    1,
  ],
  [
    '培训招生',
    /(?:研修班|培训班|实操班|公开课|训练营|大师班|总裁班|高峰论坛|峰会).{0,40}(?:报名|费用|举办|开班|招生|元)|【?培训通知】?|课程大纲|主讲(?:老师|专家)/,
    1,
  ],
  [
    '营销推广',
    /推广(?:服务|方案)|营销|SEO|网站建设|群发|精准客户|获客|企业(?:贷款|融资).{0,12}(?:利率|额度|放款)|信用卡|理财|返利|中奖|博彩|投资回报/,
    1,
  ],
  [
    '资质代理',
    /(?:专利|商标|高企|高新(?:企业|技术)?|ISO ?\d*|资质|体系|知识产权|项目申报).{0,16}(?:代理|代办|认证|认定|申请|注册|一站式).{0,16}(?:服务|代理|机构|办理|包|费|咨询)/,
    1,
  ],
  [
    '展会招商',
    /(?:展位|参展|招展|展览会|博览会|订货会|供货|招商).{0,24}(?:预订|预定|火热|报名|邀请|加盟|优惠|诚邀)|诚邀.{0,24}(?:参展|加盟|参会|合作)/,
    1,
  ],
  [
    '骗取点击',
    /(?:退税|补贴|社保|医保|包裹|快递|工资|奖金|ETC|银行卡).{0,20}(?:领取|申领|认证|失效|停用|待查收|待领取).{0,60}(?:点击|链接|扫码|登录|二维码)/,
    2,
  ],
  [
    '账号欺诈',
    /(?:邮箱|账号|帐号|账户|密码).{0,16}(?:容量|已满|过期|到期|异常|停用|升级|验证|冻结)|(?:点击|登录).{0,12}(?:链接|网址|此处|下方).{0,16}(?:升级|验证|确认|恢复|完成)|24小时内/,
    2,
  ],
  [
    '自称机构',
    /本(?:机构|中心|公司)(?:专注|专业|长期|常年|提供|承接)|我(?:公司|司)(?:专业|可代开|长期提供|承接|主营)|尊敬的(?:企业负责人|用户|客户|老板|财务)|贵公司（?(?:经理|财务|负责人)/,
    1,
  ],
  ['附链接', /https?:\/\/(?!(?:[\w.-]+\.)?gov\.cn)\S{6,}/, 0.5],
]

/** Names a clause, as no advertisement does. */
const clause = /第[一二三四五六七八九十百\d]+[条章款]|[（(][一二三四五六七八九十][）)]|征求意见稿》?(?:第|中)/

/**
 * Why a letter is advertising or fraud; undefined when it is not. A letter that speaks of the draft in its own wording and asks for
 * something is none, whoever sends it.
 */
export function advertising(mail: Candidate, words: string, draft: string): string | undefined {
  if (/^yes/i.test(mail.signs['x-spam-flag'] ?? '')) return '邮件服务器已标为垃圾邮件'
  const text = `${mail.subject}\n${words}`.slice(0, 20_000)
  const found = groups.filter(([, pattern]) => pattern.test(text))
  const score = found.reduce((sum, [, , weight]) => sum + weight, 0)
  if (score < 2) return undefined
  const onDraft = clause.test(words) || sharesWording(words, draft, 6) >= 2
  if (score < 4 && /建议|意见如下|修改为|改为|调整|删去|增加/.test(words) && onDraft) return undefined
  return `含广告或诈骗用语：${found.map(([name]) => name).join('、')}`
}
