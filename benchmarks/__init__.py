"""What is measured: a benchmark a module, each with a `run` that gives its figures."""
