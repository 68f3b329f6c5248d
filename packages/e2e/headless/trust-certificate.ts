export { trustCertificate as setup } from '../fixtures/trusted-certificate.ts'
