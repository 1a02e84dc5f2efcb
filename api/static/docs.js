// Opens the document that lies beside this page; nothing is asked of another host.
window.ui = SwaggerUIBundle({
  url: "/api/v1/openapi.json",
  dom_id: "#document",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  validatorUrl: null,
  tryItOutEnabled: true,
  requestInterceptor: (request) => {
    if (!request.headers["Accept-Language"]) request.headers["Accept-Language"] = document.documentElement.lang;
    return request;
  },
});
