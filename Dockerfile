# Offscreen in a container: slim, not root, with the CPU build of torch from PyTorch's own index.
FROM python:3.11-slim AS build
WORKDIR /src
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY constraints.txt requirements.lock ./
RUN pip install --constraint constraints.txt --no-deps --index-url https://download.pytorch.org/whl/cpu torch
RUN pip install --require-hashes --no-deps --requirement requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY content content
COPY recommender recommender
# Without the playground: the demo is for a machine with a browser.
RUN pip install --no-deps .

FROM python:3.11-slim
# Charts in Cyrillic and Arabic letters are written with it.
RUN apt-get update && apt-get install --yes --no-install-recommends fonts-dejavu-core && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 1000 offscreen && mkdir /data && chown offscreen /data
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    OFFSCREEN_DATA_DIR=/data \
    OFFSCREEN_HTTP_PORT=8080 \
    OFFSCREEN_HTTP_HOST=0.0.0.0 \
    OFFSCREEN_METRICS_PORT=0.0.0.0:9464
USER offscreen
WORKDIR /home/offscreen
VOLUME /data
EXPOSE 8080 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["offscreen"]
CMD ["run"]
