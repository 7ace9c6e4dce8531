"""Science and innovation (科技创新): titles, applications, renovation projects, bond applications."""
