" Vim syntax file
" Language: the data flow diagrams of trustseam, in fenced blocks of markdown
" Written by internal/grammar from the vocabulary of the notation; `make update` renews it.

if exists('b:current_syntax')
  finish
endif
syntax case match

" What a line begins with, from the general to the particular: Vim takes the last that matches.
syntax match dfdHead /^[ \t>]*title\>[ \t]*\%(:\|$\)\@=/ contains=dfdStatement nextgroup=dfdLabel
syntax match dfdHead /^[ \t>]*data\%([ \t]\+[A-Za-z0-9_-]*\)\?[ \t]*/ contains=dfdStatement,dfdName nextgroup=dfdLabel
syntax match dfdHead /^[ \t>]*boundary\%([ \t]\+[A-Za-z0-9_-]*\)\?[ \t]*/ contains=dfdStatement,dfdBoundary nextgroup=dfdLabel
syntax match dfdHead /^[ \t>]*\%(external\|process\|actor\|store\)\%([ \t]\+[A-Za-z0-9_-]*\)\?[ \t]*/ contains=dfdStatement,dfdElement nextgroup=dfdLabel
syntax match dfdHead /^[ \t>]*assume\%([ \t]\+[A-Za-z0-9_-]*\)\?[ \t]*/ contains=dfdStatement,dfdAssumption nextgroup=dfdLabel
syntax match dfdHead /^[ \t>]*\%(mitigate\|transfer\|dismiss\|accept\)\%([ \t]\+[^:|#]*\)\?/ contains=dfdStatement,dfdThreat nextgroup=dfdLabel
syntax match dfdHead /^[ \t>]*\%([A-Za-z0-9_-]\+[ \t]*\.[ \t]*\)\?[A-Za-z0-9_-]\{-1,}[ \t]*<\?->[ \t]*[A-Za-z0-9_-]*[ \t]*/ contains=dfdFlow,dfdArrow,dfdElement nextgroup=dfdLabel

syntax match dfdName /[A-Za-z0-9_-]\+/ contained
syntax match dfdBoundary /[A-Za-z0-9_-]\+/ contained
syntax match dfdAssumption /[A-Za-z0-9_-]\+/ contained
syntax match dfdElement /[A-Za-z0-9_]\%([A-Za-z0-9_]\|->\@!\)*/ contained
syntax match dfdThreat /[^ \t,:]\+/ contained
syntax match dfdFlow /[A-Za-z0-9_-]\+\ze[ \t]*\./ contained
syntax match dfdArrow /<\?->/ contained
syntax match dfdStatement /\%(^[ \t>]*\)\@<=\%(boundary\|external\|mitigate\|transfer\|dismiss\|process\|accept\|assume\|actor\|store\|title\|data\)\>/ contained

syntax region dfdLabel matchgroup=dfdPunctuation start=/:/ matchgroup=NONE end=/\%([ \t]|\%([ \t]\|$\)\)\@=/ end=/\%([ \t]#\%([ \t]\|$\)\)\@=/ end=/$/ contained oneline contains=dfdEscape nextgroup=dfdAttributes skipwhite
syntax match dfdEscape /\\[|#\\]/ contained

" Attributes, from the general to the particular.
syntax region dfdAttributes matchgroup=dfdPunctuation start=/|\%([ \t]\|$\)\@=/ matchgroup=NONE end=/$/ contained oneline contains=dfdComment,dfdBare,@dfdAttribute
syntax match dfdBare /[ \t]\@1<=\%(restricted\|wireguard\|internal\|loopback\|postgres\|mongodb\|partner\|tenants\|memory\|public\|telnet\|webrtc\|amqps\|async\|crown\|grpcs\|https\|imaps\|kafka\|ldaps\|mqtts\|mysql\|pop3s\|redis\|rtsps\|smtps\|amqp\|edge\|file\|grpc\|http\|imap\|ldap\|mqtt\|mtls\|nats\|pop3\|quic\|rtsp\|sftp\|sips\|smtp\|unix\|bus\|can\|cql\|dns\|env\|ftp\|h2c\|ipc\|nfs\|rdp\|sip\|smb\|sql\|ssh\|tcp\|tls\|udp\|usb\|wss\|ws\)\%([ \t]\|$\)\@=/ contained
syntax match dfdKey /[ \t]\@1<=\%(server-auth\|encryption\|redundancy\|integrity\|isolation\|artifact\|forwards\|identity\|protocol\|validate\|assumes\|content\|part-of\|returns\|runs-as\|secrets\|tenants\|access\|backup\|covers\|egress\|header\|reason\|replay\|audit\|authz\|class\|crown\|fails\|holds\|lacks\|limit\|owner\|scope\|until\|auth\|code\|data\|kind\|mode\|path\|rest\|sign\|tech\|with\|zone\|has\|was\|by\|to\)=\@=/ contained nextgroup=dfdFree
syntax match dfdFree /=/ contained nextgroup=dfdText
syntax match dfdText /[^ \t"]\+/ contained
syntax region dfdText start=/"/ skip=/\\./ end=/"/ end=/$/ contained oneline
syntax match dfdWord /[^ \t,=]\+/ contained
syntax match dfdIs /=/ contained
syntax match dfdKnown /[a-z-]\+=\@=/ contained
syntax match dfdNames /[ \t]\@1<=\%(forwards\|assumes\|returns\|covers\|holds\|code\|data\|was\)=[^ \t"]\+/ contained contains=dfdName,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=zone=\%(restricted\|internal\|partner\|public\|edge\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=class=\%(confidential\|credentials\|internal\|control\|payment\|health\|public\|secret\|code\|log\|pii\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=crown=\%(yes\|no\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=kind=\%(controller\|discovery\|vector-db\|admin-ui\|registry\|gateway\|runtime\|secrets\|web-app\|webhook\|config\|device\|lambda\|mobile\|object\|plugin\|web-ui\|worker\|agent\|cache\|human\|queue\|code\|file\|api\|cli\|idp\|llm\|log\|ci\|db\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=tenants=\%(single\|multi\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=scope=\%(out\|in\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=audit=\%(immutable\|central\|local\|none\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=runs-as=\%(sandbox\|service\|root\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=secrets=\%(workload-identity\|not-kept\|own-file\|vault\|file\|none\|env\|hsm\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=artifact=\%(unsigned\|pinned\|signed\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=egress=\%(public-only\|allowlist\|none\|open\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=rest=\%(memory\|disk\|none\|app\|hsm\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=access=\%(shared-account\|per-service\|per-user\|machine\|network\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=isolation=\%(instance\|folder\|policy\|schema\|none\|row\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=integrity=\%(append-only\|checksum\|signed\|none\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=backup=\%(same-account\|immutable\|offsite\|rebuilt\|none\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=redundancy=\%(standby\|active\|none\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=protocol=\%(wireguard\|loopback\|postgres\|mongodb\|memory\|telnet\|webrtc\|amqps\|grpcs\|https\|imaps\|kafka\|ldaps\|mqtts\|mysql\|pop3s\|redis\|rtsps\|smtps\|amqp\|file\|grpc\|http\|imap\|ldap\|mqtt\|mtls\|nats\|pop3\|quic\|rtsp\|sftp\|sips\|smtp\|unix\|bus\|can\|cql\|dns\|env\|ftp\|h2c\|ipc\|nfs\|rdp\|sip\|smb\|sql\|ssh\|tcp\|tls\|udp\|usb\|wss\|ws\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=encryption=\%(none\|e2e\|tls\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=server-auth=\%(pinned\|mtls\|none\|tls\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=auth=\%(client-certificate\|workload-identity\|service-account\|authenticated\|client-secret\|password+2fa\|credentials\|session+2fa\|passphrase\|share-link\|signed-url\|anonymous\|client-id\|oauth+2fa\|signature\|token+2fa\|codename\|password\|webauthn\|api-key\|passkey\|session\|ssh-key\|sso+2fa\|apikey\|bearer\|cookie\|oauth2\|public\|spiffe\|basic\|fido2\|oauth\|token\|link\|mtls\|none\|oidc\|saml\|2fa\|iam\|jwt\|mfa\|sso\|yes\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=authz=\%(object\|tenant\|none\|role\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=identity=\%(end-user\|service\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=sign=\%(asymmetric\|hmac\|none\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=replay=\%(idempotency\|idempotent\|timestamp\|counter\|nonce\|none\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=validate=\%(allowlist\|schema\|none\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=limit=\%(quota\|none\|rate\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=fails=\%(dead-letter\|fallback\|closed\|retry\|drop\|none\|open\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=mode=\%(response\|async\|pull\|sync\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=content=\%(serialized\|prompt\|file\|html\|json\|xml\)\%([ \t]\|$\)\@=/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=has=\%(\%(content-security-policy\|phishing-resistant\|server-recompute\|browser-headers\|least-privilege\|phish-resistant\|client-storage\|hardened-setup\|second-factor\|anti-forgery\|output-guard\|prompt-guard\|token-checks\|csrf-tokens\|server-auth\|anonymity\|four-eyes\|retention\|minimise\|minimize\|erasure\|session\|bypass\|redact\|least\|wipe\|2fa\|csp\|mfa\)\%(,\|[ \t]\@=\|$\)\)\+/ contained contains=dfdWord,dfdKnown,dfdIs
syntax match dfdValue /[ \t]\@1<=lacks=\%(\%(content-security-policy\|phishing-resistant\|server-recompute\|browser-headers\|least-privilege\|phish-resistant\|client-storage\|hardened-setup\|second-factor\|anti-forgery\|output-guard\|prompt-guard\|token-checks\|csrf-tokens\|server-auth\|anonymity\|four-eyes\|retention\|minimise\|minimize\|erasure\|session\|bypass\|redact\|least\|wipe\|2fa\|csp\|mfa\)\%(,\|[ \t]\@=\|$\)\)\+/ contained contains=dfdWord,dfdKnown,dfdIs
syntax cluster dfdAttribute contains=dfdKey,dfdNames,dfdValue

syntax match dfdComment /^[ \t>]*\zs#.*/
syntax match dfdComment /[ \t]\@1<=#\%([ \t].*\)\?$/

highlight default link dfdStatement Keyword
highlight default link dfdElement Type
highlight default link dfdBoundary Structure
highlight default link dfdFlow Number
highlight default link dfdName Identifier
highlight default link dfdAssumption Identifier
highlight default link dfdThreat Function
highlight default link dfdArrow Operator
highlight default link dfdLabel String
highlight default link dfdEscape SpecialChar
highlight default link dfdPunctuation Delimiter
highlight default link dfdIs Delimiter
highlight default link dfdFree Delimiter
highlight default link dfdKey Label
highlight default link dfdKnown Label
highlight default link dfdWord Constant
highlight default link dfdBare Constant
highlight default link dfdText PreProc
highlight default link dfdComment Comment

let b:current_syntax = 'dfd'
