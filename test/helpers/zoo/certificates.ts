import {generateKeyPairSync} from 'node:crypto'
import forge from 'node-forge'

/** A certificate chain and its key, in PEM. */
export interface Identity {
  readonly key: string
  readonly cert: string
}

/** All that a zoo's https servers show. */
export interface Certificates {
  /** The authority to trust, in PEM. */
  readonly ca: string
  readonly good: Identity
  readonly expired: Identity
  readonly selfSigned: Identity
  readonly wrongHost: Identity
  /** Signed by an intermediate that is not sent, though its address is named. */
  readonly missingIntermediate: Identity
}

const year = 365 * 86_400_000

let pair: string | undefined
/** One key for all webs of a process: finding its primes takes longer than many a test. */
function onlyKey(): string {
  pair ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: {type: 'spki', format: 'pem'},
    privateKeyEncoding: {type: 'pkcs1', format: 'pem'}
  }).privateKey
  return pair
}

/** Makes the zoo's certificates; with a key from Node, forge only has to sign. */
export function makeCertificates(hosts: readonly string[], now = Date.now()): Certificates {
  const privateKey = onlyKey()
  const secret = forge.pki.privateKeyFromPem(privateKey)
  const shared = forge.pki.setRsaPublicKey(secret.n, secret.e)
  let serial = 1
  const make = (
    subject: string,
    issuer: string,
    {
      names = [],
      ca = false,
      from = now - year,
      to = now + 20 * year,
      issuers = ''
    }: {names?: readonly string[]; ca?: boolean; from?: number; to?: number; issuers?: string}
  ): string => {
    const certificate = forge.pki.createCertificate()
    certificate.publicKey = shared
    certificate.serialNumber = `0${(serial++).toString(16)}`.slice(-2)
    certificate.validity.notBefore = new Date(from)
    certificate.validity.notAfter = new Date(to)
    certificate.setSubject([{name: 'commonName', value: subject}])
    certificate.setIssuer([{name: 'commonName', value: issuer}])
    certificate.setExtensions([
      {name: 'basicConstraints', cA: ca, critical: true},
      ...(ca ? [{name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true}] : []),
      ...(names.length > 0 ? [{name: 'subjectAltName', altNames: names.map(alternative)}] : []),
      ...(issuers ? [{id: '1.3.6.1.5.5.7.1.1', value: authorityAccess(issuers)}] : [])
    ])
    certificate.sign(secret, forge.md.sha256.create())
    return forge.pki.certificateToPem(certificate)
  }
  const root = make('Zoo Root', 'Zoo Root', {ca: true})
  const good = make('zoo', 'Zoo Root', {names: hosts})
  return {
    ca: root,
    good: {key: privateKey, cert: good},
    expired: {key: privateKey, cert: make('zoo', 'Zoo Root', {names: hosts, from: now - 3 * year, to: now - year})},
    selfSigned: {key: privateKey, cert: make('lonely', 'lonely', {names: hosts})},
    wrongHost: {key: privateKey, cert: make('other', 'Zoo Root', {names: ['somewhere-else.example']})},
    missingIntermediate: {
      key: privateKey,
      cert: make('zoo', 'Zoo Intermediate', {names: hosts, issuers: 'http://zoo-root.example/intermediate.crt'})
    }
  }
}

/** An address or a name, as a certificate has them. */
const alternative = (name: string) => (/^[\d.]+$/.test(name) ? {type: 7, ip: name} : {type: 2, value: name})

/** The extension that says where the issuer's own certificate can be had. */
function authorityAccess(address: string): forge.asn1.Asn1 {
  const {asn1} = forge
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [
    asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [
      asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer('1.3.6.1.5.5.7.48.2').getBytes()),
      asn1.create(asn1.Class.CONTEXT_SPECIFIC, 6, false, address)
    ])
  ])
}
