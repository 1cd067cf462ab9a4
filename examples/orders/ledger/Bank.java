package ledger;

import javax.net.ssl.SSLContext;

/* dfd: at orders/ledger */
final class Bank {
    private final SSLContext context;

    // dfd: at orders/6, orders/7 has mtls
    Bank(SSLContext withClientCertificate) {
        this.context = withClientCertificate;
    }
}
