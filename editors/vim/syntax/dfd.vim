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

syntax region dfdAttributes matchgroup=dfdPunctuation start=/|\%([ \t]\|$\)\@=/ matchgroup=NONE end=/$/ contained oneline contains=dfdComment,dfdKey,dfdBare
syntax match dfdBare /[ \t]\@<=\%(restricted\|wireguard\|internal\|partner\|tenants\|memory\|public\|telnet\|amqps\|async\|crown\|grpcs\|https\|kafka\|ldaps\|mqtts\|redis\|smtps\|amqp\|edge\|file\|grpc\|http\|ldap\|mqtt\|mtls\|nats\|quic\|sftp\|smtp\|unix\|bus\|can\|dns\|env\|ftp\|ipc\|nfs\|rdp\|smb\|sql\|ssh\|tcp\|tls\|udp\|usb\|wss\|ws\)\%([ \t]\|$\)\@=/ contained
syntax match dfdKey /[ \t]\@<=\%(server-auth\|encryption\|redundancy\|integrity\|isolation\|artifact\|identity\|protocol\|validate\|assumes\|content\|returns\|runs-as\|secrets\|tenants\|access\|backup\|covers\|egress\|header\|reason\|replay\|audit\|authz\|class\|crown\|fails\|holds\|lacks\|limit\|owner\|scope\|until\|auth\|data\|kind\|mode\|path\|rest\|sign\|tech\|with\|zone\|has\|was\|by\|to\)=\@=/ contained nextgroup=dfdText,dfdIn_zone,dfdIn_class,dfdIn_crown,dfdIn_kind,dfdIn_tenants,dfdIn_scope,dfdIn_audit,dfdIn_runs_as,dfdIn_secrets,dfdIn_artifact,dfdIn_egress,dfdIn_rest,dfdIn_access,dfdIn_isolation,dfdIn_integrity,dfdIn_backup,dfdIn_redundancy,dfdIn_protocol,dfdIn_encryption,dfdIn_server_auth,dfdIn_auth,dfdIn_authz,dfdIn_identity,dfdIn_sign,dfdIn_replay,dfdIn_validate,dfdIn_limit,dfdIn_fails,dfdIn_mode,dfdIn_content,dfdIn_has,dfdIn_lacks,dfdNames
syntax match dfdText /=\zs[^ \t"]\+/ contained
syntax region dfdText start=/=\zs"/ skip=/\\./ end=/"/ contained oneline

" What follows a key.
syntax match dfdNames /\%([ \t]\%(assumes\|returns\|covers\|holds\|data\|was\)\)\@<==[^ \t"]\+/ contained contains=dfdIs,dfdName
syntax match dfdIn_zone /\%([ \t]zone\)\@<==\%(restricted\|internal\|partner\|public\|edge\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_class /\%([ \t]class\)\@<==\%(confidential\|credentials\|internal\|control\|payment\|health\|public\|secret\|code\|log\|pii\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_crown /\%([ \t]crown\)\@<==\%(yes\|no\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_kind /\%([ \t]kind\)\@<==\%(controller\|discovery\|vector-db\|admin-ui\|registry\|gateway\|runtime\|secrets\|web-app\|webhook\|config\|device\|lambda\|mobile\|object\|plugin\|web-ui\|worker\|agent\|cache\|human\|queue\|code\|file\|api\|cli\|idp\|llm\|log\|ci\|db\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_tenants /\%([ \t]tenants\)\@<==\%(single\|multi\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_scope /\%([ \t]scope\)\@<==\%(out\|in\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_audit /\%([ \t]audit\)\@<==\%(immutable\|central\|local\|none\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_runs_as /\%([ \t]runs-as\)\@<==\%(sandbox\|service\|root\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_secrets /\%([ \t]secrets\)\@<==\%(workload-identity\|vault\|file\|none\|env\|hsm\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_artifact /\%([ \t]artifact\)\@<==\%(unsigned\|pinned\|signed\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_egress /\%([ \t]egress\)\@<==\%(public-only\|allowlist\|none\|open\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_rest /\%([ \t]rest\)\@<==\%(memory\|disk\|none\|app\|hsm\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_access /\%([ \t]access\)\@<==\%(shared-account\|per-service\|per-user\|network\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_isolation /\%([ \t]isolation\)\@<==\%(instance\|policy\|schema\|none\|row\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_integrity /\%([ \t]integrity\)\@<==\%(append-only\|checksum\|signed\|none\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_backup /\%([ \t]backup\)\@<==\%(same-account\|immutable\|offsite\|rebuilt\|none\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_redundancy /\%([ \t]redundancy\)\@<==\%(standby\|active\|none\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_protocol /\%([ \t]protocol\)\@<==\%(wireguard\|memory\|telnet\|amqps\|grpcs\|https\|kafka\|ldaps\|mqtts\|redis\|smtps\|amqp\|file\|grpc\|http\|ldap\|mqtt\|mtls\|nats\|quic\|sftp\|smtp\|unix\|bus\|can\|dns\|env\|ftp\|ipc\|nfs\|rdp\|smb\|sql\|ssh\|tcp\|tls\|udp\|usb\|wss\|ws\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_encryption /\%([ \t]encryption\)\@<==\%(none\|e2e\|tls\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_server_auth /\%([ \t]server-auth\)\@<==\%(pinned\|mtls\|none\|tls\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_auth /\%([ \t]auth\)\@<==\%(client-certificate\|workload-identity\|service-account\|authenticated\|client-secret\|password+2fa\|credentials\|session+2fa\|passphrase\|signed-url\|anonymous\|client-id\|oauth+2fa\|signature\|token+2fa\|codename\|password\|webauthn\|api-key\|passkey\|session\|ssh-key\|sso+2fa\|apikey\|bearer\|cookie\|oauth2\|public\|spiffe\|basic\|fido2\|oauth\|token\|mtls\|none\|oidc\|saml\|2fa\|iam\|jwt\|mfa\|sso\|yes\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_authz /\%([ \t]authz\)\@<==\%(object\|tenant\|none\|role\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_identity /\%([ \t]identity\)\@<==\%(end-user\|service\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_sign /\%([ \t]sign\)\@<==\%(asymmetric\|hmac\|none\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_replay /\%([ \t]replay\)\@<==\%(idempotency\|idempotent\|timestamp\|counter\|nonce\|none\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_validate /\%([ \t]validate\)\@<==\%(allowlist\|schema\|none\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_limit /\%([ \t]limit\)\@<==\%(quota\|none\|rate\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_fails /\%([ \t]fails\)\@<==\%(dead-letter\|fallback\|closed\|retry\|drop\|none\|open\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_mode /\%([ \t]mode\)\@<==\%(response\|async\|pull\|sync\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_content /\%([ \t]content\)\@<==\%(serialized\|prompt\|file\|html\|json\|xml\)\%([ \t]\|$\)\@=/ contained contains=dfdIs,dfdValue
syntax match dfdIn_has /\%([ \t]has\)\@<==\%(\%(phishing-resistant\|server-recompute\|browser-headers\|least-privilege\|phish-resistant\|client-storage\|second-factor\|output-guard\|prompt-guard\|token-checks\|server-auth\|anonymity\|four-eyes\|minimise\|minimize\|session\|bypass\|redact\|least\|wipe\|2fa\|mfa\)\%(,\|[ \t]\@=\|$\)\)\+/ contained contains=dfdIs,dfdValue
syntax match dfdIn_lacks /\%([ \t]lacks\)\@<==\%(\%(phishing-resistant\|server-recompute\|browser-headers\|least-privilege\|phish-resistant\|client-storage\|second-factor\|output-guard\|prompt-guard\|token-checks\|server-auth\|anonymity\|four-eyes\|minimise\|minimize\|session\|bypass\|redact\|least\|wipe\|2fa\|mfa\)\%(,\|[ \t]\@=\|$\)\)\+/ contained contains=dfdIs,dfdValue
syntax match dfdValue /[^ \t,=]\+/ contained
syntax match dfdIs /=/ contained

syntax match dfdComment /\%(^[ \t>]*\)\@<=#.*/
syntax match dfdComment /[ \t]\@<=#\%([ \t].*\)\?$/

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
highlight default link dfdKey Label
highlight default link dfdValue Constant
highlight default link dfdBare Constant
highlight default link dfdText PreProc
highlight default link dfdComment Comment

let b:current_syntax = 'dfd'
