import { type Measure, type Measures, practice, recommended, rule, usual } from './measure.ts'

/** GB/T 9704-2012, clauses 5–8: the measures of an ordinary 公文. */
export const gbt9704: {
  readonly paper: Measures<'width' | 'height'>
  readonly margins: Measures<'top' | 'left' | 'right' | 'bottom'>
  readonly lines: Measure
  readonly characters: Measure
  readonly bodySize: Measure
  readonly masthead: Measures<
    | 'serialDigits'
    | 'markBelowText'
    | 'markSize'
    | 'numberBelowMark'
    | 'signerFromRight'
    | 'ruleBelowNumber'
    | 'ruleWeight'
  >
  readonly title: Measures<'size' | 'belowRule'>
  readonly recipientsBelowTitle: Measure
  readonly indent: Measure
  readonly attachmentList: Measures<'belowText' | 'indent'>
  readonly signature: Measures<
    | 'sealedDateFromRight'
    | 'organFromRight'
    | 'dateAfterOrgan'
    | 'stampBelowText'
    | 'stampFromRight'
    | 'postBeforeStamp'
    | 'sealSize'
  >
  readonly attachmentTitleLine: Measure
  readonly imprint: Measures<'size' | 'outerRule' | 'innerRule' | 'side'>
  readonly folio: Measures<'size' | 'belowText' | 'side'>
} = {
  paper: { width: rule(210, 'mm', '5.1', 1), height: rule(297, 'mm', '5.1', 1) },
  margins: {
    top: rule(37, 'mm', '5.2.1', 1),
    left: rule(28, 'mm', '5.2.1', 1),
    right: rule(26, 'mm', '5.2.1', 1),
    bottom: rule(35, 'mm', '5.2.1', 1),
  },
  lines: usual(22, '行', '5.2.3'),
  characters: usual(28, '字', '5.2.3'),
  bodySize: usual(16, 'pt', '5.2.2'),
  masthead: {
    serialDigits: usual(6, '字', '7.2.1'),
    markBelowText: rule(35, 'mm', '7.2.4', 1),
    /** Largest size of the 标志; the standard leaves it to the office. */
    markSize: practice(52, 'pt', '7.2.4'),
    numberBelowMark: rule(2, '行', '7.2.5'),
    signerFromRight: rule(1, '字', '7.2.6'),
    ruleBelowNumber: rule(4, 'mm', '7.2.7', 1),
    ruleWeight: practice(0.5, 'mm', '7.2.7'),
  },
  title: {
    size: usual(22, 'pt', '7.3.1'),
    belowRule: usual(2, '行', '7.3.1'),
  },
  recipientsBelowTitle: rule(1, '行', '7.3.2'),
  indent: rule(2, '字', '7.3.3'),
  attachmentList: { belowText: rule(1, '行', '7.3.4'), indent: rule(2, '字', '7.3.4') },
  signature: {
    sealedDateFromRight: usual(4, '字', '7.3.5.1'),
    organFromRight: rule(2, '字', '7.3.5.2'),
    dateAfterOrgan: rule(2, '字', '7.3.5.2'),
    stampBelowText: rule(2, '行', '7.3.5.3'),
    stampFromRight: rule(4, '字', '7.3.5.3'),
    postBeforeStamp: rule(2, '字', '7.3.5.3'),
    /** 国务院关于国家行政机关和企业事业单位社会团体印章管理的规定: municipal organs 42 mm. */
    sealSize: practice(42, 'mm', '7.3.5.1'),
  },
  attachmentTitleLine: rule(3, '行', '7.3.7'),
  imprint: {
    size: usual(14, 'pt', '7.4.2'),
    outerRule: recommended(0.35, 'mm', '7.4.1', 0.05),
    innerRule: recommended(0.25, 'mm', '7.4.1', 0.05),
    side: rule(1, '字', '7.4.2'),
  },
  folio: {
    size: usual(14, 'pt', '7.5'),
    belowText: usual(7, 'mm', '7.5', 1),
    side: usual(1, '字', '7.5'),
  },
}
