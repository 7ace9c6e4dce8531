"""Config 设置: where the product is set up and started; the only reader of the environment."""
