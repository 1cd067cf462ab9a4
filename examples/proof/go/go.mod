module acme.example/pay/go

go 1.21
