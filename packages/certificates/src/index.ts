export { reprintCertificates, revokeCertificate } from './after-issue.ts'
export type { Certificate, CertificateRow, RegisterEvent } from './certificate.ts'
export { type Code, keyIdOf, parseCode, spellCode } from './code.ts'
export { safeFileName } from './file-name.ts'
export { checkIssue, type Issued, type IssueOptions, issueCertificates, withoutErrors } from './issue.ts'
export { makeKeyFile, openKeyFile, publicKeyOfFile, type SigningKey } from './key-file.ts'
export { openRegister, type Register, registerFault } from './register.ts'
export {
  isListSignedBy,
  makeRevocationList,
  type Revocation,
  type RevocationList,
  revocationsOf,
} from './revocation-list.ts'
export { consortiumRules, type RowRules } from './row-check.ts'
export { parseSeries, type Series } from './series.ts'
export { readTerm, type Term } from './term.ts'
export { type VerifierContent, verifierPage } from './verifier-page.ts'
export { type Knowledge, type Verdict, type Verification, verifyCode } from './verify.ts'
