// Invented adverts: firms that do not exist, telephones that nobody has.
const TRADES = ['养老服务', '生态农业', '商贸', '健康管理', '文化旅游', '新能源科技', '艺术品', '茶业', '林业', '电子商务']
const OFFERS = [
  '投资一万元每月返三百元，保本保息，到期还本付息，',
  '预存五万元享受年化收益18%，本金随时可退，零风险，',
  '认购原始股，年收益不低于24%，承诺到期回购，',
  '入会费三万元，按月分红，推荐一人奖励两千元，',
  '认养黑猪一头八千元，半年返本并付20%收益，保价回购，',
]
const CALLS = ['名额有限，先到先得，欢迎广大市民前来咨询，', '人人可投，门槛低，老年朋友到店免费领鸡蛋，', '面向社会公开招募合伙人，详情请到门店，']

export const firmName = (n) => `固镇虚构${'甲乙丙丁戊己庚'[n % 7]}${n}号${TRADES[n % TRADES.length]}有限公司`

/** The text of the n-th advert; two different ones name different firms and telephones. */
export const advert = (n) =>
  `${firmName(n)}${TRADES[n % TRADES.length]}项目隆重推出：${OFFERS[n % OFFERS.length]}${CALLS[n % CALLS.length]}咨询电话 0552-${String(6100000 + n * 137)}，地址固镇县城关虚构路${n}号。`

const SOURCES = ['本地论坛', '短视频平台', '小区张贴']

/** The rows of a file of adverts, header first; the last `again` rows show the first advert on other portals. */
export function* adverts(count, { again = 0 } = {}) {
  yield '编号,标题,正文,发布者,链接,发布时间,渠道'
  const row = (id, n, source) => `${id},${TRADES[n % TRADES.length]}项目招募${n},${advert(n)},发布人${n},https://example.invalid/${id},2026-11-01 09:00,${source}`
  for (let n = 1; n <= count; n++) yield row(n, n, SOURCES[0])
  for (let i = 1; i <= again; i++) yield row(`again-${i}`, 1, SOURCES[i % SOURCES.length])
}

export const advertFile = (count, options) => Buffer.from('\ufeff' + [...adverts(count, options)].join('\r\n') + '\r\n')
